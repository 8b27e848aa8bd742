"""What people cannot see, where they part, and what the silent could change is said by rule."""

from __future__ import annotations

import pytest
from real_results import SHAPES, close_with

from reports.queries.material import Material, get_material, material_of
from reports.sections import element_facts, perception, response, words_evidence
from reports.sections.chapters import chapters


@pytest.fixture
def about(inside):
    def close(shape: str) -> Material:
        result = close_with(SHAPES[shape])
        return get_material(result.assessment_id, organization=inside)

    return close


@pytest.fixture
def strained(inside) -> Material:
    """A third cannot judge A1, half see B1 at either end, and C1 hangs on those who are silent."""
    result = close_with(SHAPES["one audience"])
    elements = result.body["overall"]["elements"]
    elements["A1"] |= {"unsure_share": 0.33, "low_visibility": True}
    elements["B1"] |= {"polarised": True, "imedian": 1.2, "imedian_differs": True}
    bounds = {code: {"level_low": 1, "level_high": 3, "fragile": code == "C1"} for code in elements}
    result.body["response"] = {"audiences": {}, "elements": bounds}
    return material_of(result, organization=inside)


def name(material: Material, code: str) -> str:
    return material.instrument.element(code).name


def test_what_a_quarter_cannot_judge_is_named(strained):
    assert words_evidence.visibility_sentence(strained) == (
        f"A quarter or more cannot judge 1 element: {name(strained, 'A1')}."
    )


def test_where_views_are_polarised_is_named(strained):
    said = words_evidence.polarised_sentence(strained)

    assert said.startswith("Views are polarized on 1 element: many see Level 1 and many Level 4")
    assert name(strained, "B1") in said


def test_what_the_silent_could_change_is_named(strained):
    assert response.fragile_sentence(strained).endswith(
        f"1 element would change its level: {name(strained, 'C1')}."
    )


def test_the_facts_of_an_element_say_what_to_be_careful_with(strained):
    def notes(code: str) -> str:
        return " | ".join(fact.note for fact in element_facts.facts(strained, code))

    assert "low visibility" in notes("A1")
    assert "polarized" in notes("B1")
    assert "far from the mean" in notes("B1")
    assert "fragile" in notes("C1")


def test_without_headcounts_nothing_is_claimed_about_the_silent(about):
    material = about("everybody")

    assert response.fragile_sentence(material) == ""
    assert "cannot be said" in response.build(material).paragraphs[0]


def test_results_of_the_first_engine_are_read_as_they_are(inside):
    result = close_with(SHAPES["everybody"])
    for key in ("response", "importance_scores", "joint"):
        result.body.pop(key, None)
    material = material_of(result, organization=inside)

    sections = {chapter.key: chapter.build() for chapter in chapters(material)}

    assert sections["importance"].figures[0].table.rows[0][3] == "0.00"
    assert sections["response"].tables == ()


def test_the_report_has_the_chapters_of_the_pages(about):
    keys = [chapter.key for chapter in chapters(about("everybody"))]

    assert keys.index("why") == keys.index("level") + 1
    assert keys.index("importance") == keys.index("gaps") + 1
    assert keys.index("response") == keys.index("method") - 1


def test_every_traced_sentence_leads_to_a_page_that_answers(about, eve, sign_in, read):
    page = read(about("everybody"), "")
    client = sign_in(eve)

    traced = [part.split('"')[0] for part in page.split('class="traced" href="')[1:]]

    assert len(traced) > 4
    assert {client.get(address).status_code for address in traced} == {200}


@pytest.mark.parametrize("pair", [("executives", "employees"), ("learning", "managers")])
def test_a_gap_that_stands_is_wider_than_negligible(about, pair):
    for row in perception.rows(about("everybody"), *pair):
        assert row["stands"] == (row["q"] <= 0.05 and abs(row["delta"]) >= 0.147)
