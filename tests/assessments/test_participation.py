"""Participation: how many, but never more about a small audience than that it is small."""

from __future__ import annotations

import pytest
from asking import about_to_close, answer, opened
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience
from assessments.actions.street import close_assessment
from assessments.disclosure.tree_rule import tree_forms
from assessments.models import Mode
from assessments.queries.participation import (
    count_submitted,
    get_participation,
    participation_forms,
)


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        ({"a": 5, "b": 9}, {"a": "shown", "b": "shown"}),
        ({"a": 4, "b": 9, "c": 20}, {"a": "few", "b": "withheld", "c": "shown"}),
        ({"a": 4, "b": 3, "c": 20}, {"a": "few", "b": "few", "c": "shown"}),
        ({"a": 0, "b": 9}, {"a": "none", "b": "shown"}),
        ({"a": 0, "b": 4, "c": 4}, {"a": "none", "b": "few", "c": "few"}),
        ({"a": 2}, {"a": "few"}),
    ],
)
def test_what_is_shown_never_isolates_a_small_audience(submitted, expected):
    assert participation_forms(submitted, smallest=5) == expected


def test_the_same_audience_is_withheld_as_in_the_result_even_among_equals():
    submitted = {"a": 7, "b": 3, "c": 7}
    people = {f"audience:{code}": number for code, number in submitted.items()}

    forms = participation_forms(submitted, smallest=5)
    released = tree_forms({"organization": 17} | people, k=5, k_full=10)

    assert [released[f"audience:{code}"] for code in submitted] == ["coarse", "hidden", "hidden"]
    assert forms == {"a": "shown", "b": "few", "c": "withheld"}


@pytest.mark.parametrize(("number", "told"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_a_total_below_the_minimum_is_told_nowhere(inside, number, told):
    assessment = opened(audiences=(AskedAudience("executives"), AskedAudience("employees")))
    answer(assessment, "executives", [3] * number)

    while_open = get_participation(assessment)
    listed = count_submitted([assessment])
    result = close_assessment(assessment=about_to_close(assessment), now=timezone.now())

    assert (while_open.started, while_open.submitted, listed[assessment.pk]) == (told,) * 3
    assert (result.participation["started"], result.participation["submitted"]) == (told,) * 2
    assert count_submitted([result.assessment])[assessment.pk] == told


def test_those_who_started_are_told_once_they_are_enough(inside):
    assessment = opened(audiences=(AskedAudience("employees"),))
    answer(assessment, "employees", [3] * 4)
    answer(assessment, "employees", [3], is_submitted=False)

    participation = get_participation(assessment)

    assert (participation.started, participation.submitted) == (5, None)


def test_the_one_rater_of_a_quick_scan_is_counted(inside):
    assessment = opened(mode=Mode.QUICK, audiences=(AskedAudience("learning", 1),))
    answer(assessment, "learning", [3])

    assert count_submitted([assessment]) == {assessment.pk: 1}


def test_a_small_audience_is_counted_in_the_total_only(inside):
    assessment = opened(audiences=(AskedAudience("executives", 6), AskedAudience("employees", 40)))
    answer(assessment, "executives", [3, 3])
    answer(assessment, "employees", [2] * 7)
    answer(assessment, "employees", [1], is_submitted=False)

    participation = get_participation(assessment)

    assert (participation.started, participation.submitted, participation.headcount) == (10, 9, 46)
    assert [each.submitted for each in participation.audiences] == [None, None]
    assert [each.form for each in participation.audiences] == ["few", "withheld"]


def test_the_one_rater_of_a_quick_scan_hides_from_nobody(inside):
    assessment = opened(mode=Mode.QUICK, audiences=(AskedAudience("learning", 1),))
    answer(assessment, "learning", [3])

    assert get_participation(assessment).audiences[0].submitted == 1


def test_after_closing_it_still_tells_how_many_had_started(inside):
    assessment = opened()
    answer(assessment, "employees", [2] * 8)
    answer(assessment, "employees", [1, 1], is_submitted=False)

    close_assessment(assessment=about_to_close(assessment), now=timezone.now())

    assessment.refresh_from_db()
    participation = get_participation(assessment)
    assert (participation.started, participation.submitted) == (10, 8)
