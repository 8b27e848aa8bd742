"""What is not known is said in words: no empty axes, no zero, no claim about a level."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from real_results import SHAPES, close_with

from assessments.models import Mode
from reports.exports import words as export_words
from reports.queries.material import Material, get_material
from reports.queries.waves import set_beside
from reports.sections import audiences, board, comparison, element, gaps, level, profile
from reports.sections.chapters import chapters

SILENT = ["too few to show", "nobody could judge", "nobody answered"]


@pytest.fixture
def about(inside):
    def read(shape: str) -> Material:
        result = close_with(SHAPES[shape])
        return get_material(result.assessment_id, organization=inside)

    return read


@pytest.fixture
def scan(inside) -> Material:
    result = close_with({"executives": [2]}, mode=Mode.QUICK)
    return get_material(result.assessment_id, organization=inside)


@pytest.fixture
def page(eve, sign_in):
    client = sign_in(eve)

    def read(path: str) -> str:
        return client.get(f"/o/acme/results/{path}").content.decode()

    return read


@pytest.mark.parametrize("shape", SILENT)
def test_a_result_without_scores_draws_no_figure(about, page, shape):
    material = about(shape)

    drawn = page(f"{material.assessment_id}/") + page(f"{material.assessment_id}/elements/A1/")

    assert "<figure" not in drawn
    for unknown in ("Who sees what", "highest level", "Compare waves", "Build report"):
        assert unknown not in drawn


@pytest.mark.parametrize("shape", SILENT)
def test_a_report_without_scores_is_short_and_knows_no_zero(about, shape):
    material = about(shape)

    made = [chapter.build() for chapter in chapters(material)]

    assert made[0].paragraphs[0] == level.headline(material)
    assert [section.key for section in made] == ["summary", "method", "glossary", "sources"]
    facts = [fact["name"] for fact in export_words.facts(material)]
    assert facts == ["Answers"]
    assert not re.search(r"\b0\b", json.dumps([section.paragraphs for section in made]))


@pytest.mark.parametrize("shape", SHAPES)
def test_only_the_highest_level_is_called_that(about, shape):
    material = about(shape)
    bits = [level.holding_back(material), board.build(material).why]
    bits += [text for chapter in chapters(material) for text in _texts(chapter.build())]

    assert any("highest level" in text for text in bits) == (shape == "at the top")


def _texts(section) -> tuple[str, ...]:
    return (section.lead, *section.paragraphs)


def test_equals_are_not_ranked(about):
    material = about("one audience")

    assert gaps.finding(material) == "18 of 18 elements lie below their target."
    assert profile.build(material).figures[1].title == "All domains stand at the same height"


def test_answers_that_judge_nothing_are_not_called_missing(about, page):
    material = about("nobody could judge")

    text = page(f"{material.assessment_id}/")

    assert "Nobody could judge what was asked, so no level can be named." in text
    assert "12 people answered." in text
    assert "no answers" not in text


def test_audiences_that_are_all_withheld_are_not_drawn(about, page):
    material = about("one audience and a few more")

    assert audiences.build(material).figures == ()
    assert "Who sees what" not in page(f"{material.assessment_id}/")
    assert not element.build(material, "A1").figures


def test_a_quick_scan_has_no_interval_and_one_rater(scan, page):
    assert "90%" not in profile.build(scan).figures[1].subtitle
    text = page(f"{scan.assessment_id}/") + export_words.promise(scan)
    assert "the view of one named person" in text
    assert "named people" not in text


def test_an_element_of_a_quick_scan_says_what_was_answered(scan, page):
    text = unescape(page(f"{scan.assessment_id}/elements/A1/"))

    anchor = scan.instrument.element("A1").anchors[1]
    assert f"The rater chose Level 2, “{anchor.title}”." in text
    assert anchor.text in text
    assert "<figure" not in text


def test_a_wave_that_shows_nothing_is_named_and_not_drawn(about):
    before, after = about("nobody answered"), about("everybody")

    section = comparison.build(set_beside(before, after))

    assert section.lead == "Nothing can be compared: Autumn has no score that can be shown."
    assert section.figures == ()
