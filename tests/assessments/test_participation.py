"""Participation: how many, but never more about a small audience than that it is small."""

from __future__ import annotations

import pytest
from asking import about_to_close, answer, opened
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience
from assessments.actions.street import close_assessment
from assessments.models import Mode
from assessments.queries.participation import get_participation, participation_forms


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        ({"a": 5, "b": 9}, {"a": "shown", "b": "shown"}),
        ({"a": 4, "b": 9, "c": 20}, {"a": "few", "b": "withheld", "c": "shown"}),
        ({"a": 4, "b": 3, "c": 20}, {"a": "few", "b": "few", "c": "shown"}),
        ({"a": 0, "b": 9}, {"a": "few", "b": "shown"}),
        ({"a": 2}, {"a": "few"}),
    ],
)
def test_what_is_shown_never_isolates_a_small_audience(submitted, expected):
    assert participation_forms(submitted, smallest=5) == expected


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
