"""An interim result and the final one are attacked together."""

from __future__ import annotations

import pytest
from django.utils import timezone

from assessments.actions.closing import request_close
from assessments.actions.interims import request_interim
from assessments.actions.street import close_assessment
from assessments.scoring.notes import LATE_LEFT_OUT
from assessments.tasks import publish_interim
from reports.management.attack.playing import attack_figures
from tests.assessments.asking import answer, opened


@pytest.fixture
def result(inside):
    """Twenty answered before the interim result, three more before the close."""
    assessment = opened()
    answer(assessment, "employees", [1, 2, 3, 4] * 5)
    publish_interim.run(interim_id=request_interim(assessment=assessment, by=None).pk)
    answer(assessment, "employees", [1, 2, 3])
    request_close(assessment=assessment, by=None, now=timezone.now())
    return close_assessment(assessment=assessment, now=timezone.now())


def test_three_late_answers_left_out_tell_nothing(result):
    assert LATE_LEFT_OUT in result.body["notes"]
    assert attack_figures(result).holds


def test_three_late_answers_taken_in_would_be_found(result):
    result.body["notes"].remove(LATE_LEFT_OUT)

    leaks = attack_figures(result).leaks

    assert {(leak.people, leak.item) for leak in leaks if leak.item == "time"} == {(3, "time")}
