"""Importance stands beside practice, real gaps apart; where it was not asked, that is said."""

from __future__ import annotations

import pytest
from real_results import SHAPES, close_with

from assessments.models import Protection
from reports.queries.material import Material, get_material, material_of
from reports.sections import importance, importance_pairs


@pytest.fixture
def about(inside):
    def close(shape: str) -> Material:
        result = close_with(SHAPES[shape])
        return get_material(result.assessment_id, organization=inside)

    return close


@pytest.fixture
def divided(inside) -> Material:
    """A1 is important and not practiced, D1 practiced and not important."""
    result = close_with(SHAPES["one audience"])
    body = result.body
    for code, levels in (("A1", [0, 0, 0, 12, 0]), ("D1", [12, 0, 0, 0, 0])):
        body["importance"]["organization"][code] = levels
        body.get("importance_scores", {}).pop("organization", None)
    return material_of(result, organization=inside)


def test_elements_come_first_by_importance_and_gap_above_the_average(divided):
    pairs = {pair.code: pair for pair in importance_pairs.pairs(divided, "organization")}

    assert (pairs["A1"].importance, pairs["A1"].practice, pairs["A1"].gap) == (4, 2, 2)
    assert pairs["A1"].verdict == "act_first"
    assert pairs["D1"].verdict == "enough"
    assert importance.build(divided).lead == (
        "1 element comes first, with importance and gap both above the average: "
        f"{divided.instrument.element('A1').name}."
    )


def test_pairs_are_tested_within_the_same_people(about):
    pairs = importance_pairs.pairs(about("everybody"), "audience:employees")

    assert {pair.n for pair in pairs} == {12}
    assert {pair.gap for pair in pairs} == {0.0}


def test_the_page_shows_an_audience_by_itself(about, read):
    page = read(about("everybody"), "importance/?cell=audience:managers")

    assert '<option value="audience:managers" selected>' in page
    assert "Importance, practice and the gap between them" in page
    assert "It may therefore differ from the overview" in page


@pytest.mark.parametrize(("shape", "weighed"), [("everybody", True), ("one audience", False)])
def test_the_overview_is_said_to_weigh_audiences_where_it_does(about, shape, weighed):
    (*_others, whose) = importance.build(about(shape)).paragraphs

    assert whose.startswith("Practice is paired here")
    assert ("weighs the audiences" in whose) is weighed


def test_under_strict_protection_no_pairs_are_told(inside, read):
    result = close_with(SHAPES["everybody"], protection=Protection.STRICT)
    pairs = importance_pairs.pairs(material_of(result, organization=inside), "organization")

    assert all(pair.gap is not None for pair in pairs)
    assert {(pair.n, pair.q) for pair in pairs} == {(None, None)}
    assert "the difference of two means" in read(result, "importance/")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_page_answers_whatever_a_result_looks_like(about, read, shape):
    page = read(about(shape), "importance/")

    assert "<h1>Importance and practice</h1>" in page
    assert "None" not in page


def test_where_it_was_not_asked_the_page_says_so(inside, read):
    result = close_with(SHAPES["everybody"])
    result.body["importance"] = result.body["importance_scores"] = None
    result.save()

    page = read(material_of(result, organization=inside), "importance/")

    assert "How important the elements are was not asked in this assessment." in page
    assert "<figure" not in page
    assert "<select" not in page
