"""The level is traced to the rule, the elements, the shares and the counts it rests on."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from real_results import EVERYBODY, SHAPES, close_with

from reports.queries.material import Material, get_material
from reports.sections import trace, why


@pytest.fixture
def about(inside):
    def close(shape: str) -> Material:
        result = close_with(SHAPES[shape])
        return get_material(result.assessment_id, organization=inside)

    return close


@pytest.mark.parametrize("shape", ["everybody", "one audience", "at the top"])
def test_weights_and_counts_give_the_shares_of_the_result(about, shape):
    material = about(shape)

    for code in material.element_codes:
        found = trace.sources(material, code)
        combined = [
            sum(one.weight * one.shares[place] for one in found if one.weight is not None)
            for place in range(4)
        ]
        assert combined == pytest.approx(material.overall["elements"][code]["shares"])


@pytest.mark.parametrize("shape", SHAPES)
def test_the_conditions_decide_the_level_again(about, shape):
    material = about(shape)

    for attempt in trace.attempts(material):
        assert (attempt.reached is True) == all(each.holds for each in attempt.conditions)


@pytest.mark.parametrize("shape", ["everybody", "one audience", "at the top"])
def test_the_shares_decide_the_level_of_each_element_again(about, shape):
    material = about(shape)

    for code in material.element_codes:
        level, fully = 1, True
        for step in trace.steps(material, code):
            if step.most and fully:
                level = step.level
            fully = fully and step.nearly_all
        assert level == material.overall["elements"][code]["level"]


def test_the_page_unfolds_the_element_a_sentence_points_to(about, read):
    page = read(about("everybody"), "why/?element=B2")

    opened = re.findall(r'<details class="disclosure" id="element-(\w+)" open', page)
    assert opened == ["B2"]
    assert 'href="?element=B2#element-B2"' in page


def test_the_page_says_which_condition_fails_and_who_is_below(about, read):
    page = read(about("everybody"), "why/")

    assert "Level 3 is not reached" in page
    assert "At least 15 of 18 elements stand at Level 3 or above: 0 of 18" in page
    assert "more than half are needed" in page


def test_a_withheld_audience_has_no_row_of_counts(about, read):
    page = read(about("one audience and a few more"), "why/?element=A1")

    assert "Executives" not in page


@pytest.mark.parametrize("shape", ["too few to show", "nobody could judge", "nobody answered"])
def test_without_scores_there_is_nothing_to_trace(about, read, shape):
    page = read(about(shape), "why/")

    assert "There is nothing to trace yet" in page
    assert '<details class="disclosure"' not in page


def test_the_numbers_leave_as_csv(about, eve, sign_in):
    material = about("everybody")

    sent = sign_in(eve).get(f"/o/acme/results/{material.assessment_id}/why/?format=csv")

    rows = list(csv.reader(StringIO(b"".join(sent.streaming_content).decode("utf-8-sig"))))
    managers = next(row for row in rows if row[:2] == ["A1", "Line managers"])
    counts = [EVERYBODY["managers"].count(level) for level in (1, 2, 3, 4)]
    assert managers[2:] == ["0.2500", *map(str, counts), "0"]


def test_a_level_held_back_by_what_lies_below_says_so():
    held = why._next_level(
        trace.Step(3, 0.55, "L", most=True, nearly_all=False),
        trace.Step(2, 0.7, "L", most=True, nearly_all=False),
    )

    assert held == (
        "At Level 3 it is 55%, more than half; but first more than 85% must be at Level 2 or "
        "above, and 70% are."
    )
