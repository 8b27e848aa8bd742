"""A closing can be stopped at each step: it opens again or pauses, and ends with equal figures."""

from __future__ import annotations

import pytest
from asking import about_to_close, answer, opened
from closings import (
    ANSWERS,
    answered,
    answers_left,
    assert_closed_once,
    is_closed,
    nobody_closes,
    request_close_and_wait,
    undisturbed,
    waiting_at,
)
from django.utils import timezone
from worker import running_worker, wait_until

from assessments.actions.closing import request_close
from assessments.actions.stopping import (
    ClosingNotStopped,
    NothingToStop,
    continue_closing,
    stop_closing,
)
from assessments.models import Assessment, ClosingStep, Result, Status
from organizations.tenancy import scope

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("inside")]


@pytest.mark.worker
@pytest.mark.usefixtures("empty_queue")
@pytest.mark.parametrize("step", list(ClosingStep))
def test_stopped_at_any_step_it_ends_within_a_second_and_goes_on_to_equal_figures(tmp_path, step):
    undisturbed()
    assessment = answered()

    with running_worker(tmp_path):
        with waiting_at(step):
            request_close_and_wait(assessment)
            stopped = stop_closing(assessment=assessment, by=None, now=timezone.now())
            wait_until(lambda: nobody_closes(assessment), seconds=1)

        assert not Result.objects.filter(assessment=assessment).exists()
        if step == ClosingStep.SEALING:
            assert (stopped.status, stopped.closing_step) == (Status.OPEN, "")
            assert answers_left(assessment) == (ANSWERS, 0)
            request_close(assessment=assessment, by=None, now=timezone.now())
        else:
            assert (stopped.status, stopped.closing_step) == (Status.CLOSING, step)
            assert answers_left(assessment) == (0, ANSWERS)
            continue_closing(assessment=assessment, by=None, now=timezone.now())
        wait_until(lambda: is_closed(assessment))
    assert_closed_once(assessment)


def test_nothing_is_stopped_or_continued_that_is_not_under_way():
    assessment = opened()

    with pytest.raises(NothingToStop):
        stop_closing(assessment=assessment, by=None, now=timezone.now())
    with pytest.raises(ClosingNotStopped):
        continue_closing(assessment=assessment, by=None, now=timezone.now())


def test_a_closing_time_that_has_passed_does_not_close_it_again():
    assessment = opened()
    assessment.closes_at = timezone.now()
    about_to_close(assessment)

    assert stop_closing(assessment=assessment, by=None, now=timezone.now()).closes_at is None


def test_the_page_says_what_a_stop_does_and_continues(leo, sign_in, acme):
    leader = sign_in(leo)
    with scope(acme.pk):
        assessment = opened()
        answer(assessment, "employees", [2] * 9)
        about_to_close(assessment)
    page, home = (
        f"/o/acme/assessments/{assessment.pk}/",
        f"/api/o/acme/assessments/{assessment.pk}/",
    )

    sealing = leader.get(page).content.decode()
    with scope(acme.pk):
        Assessment.objects.update(closing_step="counting", participation={"employees": [9, 9]})
    leader.post(f"{page}stop/")
    paused = leader.get(page).content.decode()
    shown = leader.get(home).json()
    going_on = leader.post(f"{home}continue/")

    assert "it is open again and takes answers" in sealing
    assert "Step 1 of 5." in sealing
    assert "Closing is stopped" in paused
    assert "every 1s" not in paused
    assert (shown["status"], shown["closing_stopped"]) == ("CLOSING", True)
    assert (going_on.status_code, going_on.json()["closing_stopped"]) == (202, False)
    assert leader.post(f"{home}continue/").json()["code"] == "closing_not_stopped"
