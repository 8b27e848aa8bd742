"""A closing can be stopped at each step: it opens again or pauses, and ends with equal figures."""

from __future__ import annotations

import pytest
from asking import about_to_close, answer, answered_by_everybody, opened
from django.db import connection
from django.utils import timezone
from worker import held, running_worker, somebody_waits_for_a_lock, wait_until

from assessments.actions import closer
from assessments.actions.closing import request_close
from assessments.actions.sealing import seal
from assessments.actions.stopping import (
    ClosingNotStopped,
    NothingToStop,
    continue_closing,
    stop_closing,
)
from assessments.actions.street import close_assessment, recompute_result
from assessments.models import Assessment, ClosingStep, Draft, Response, Result, Status
from organizations.tenancy import scope

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("inside")]

STEPS = ["counting", "releasing", "scoring", "freezing"]


def closer_is_gone(assessment: Assessment) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted")
        return cursor.fetchone() is None


def is_closed(assessment: Assessment) -> bool:
    return Assessment.objects.filter(pk=assessment.pk, status=Status.CLOSED).exists()


def expected_body() -> dict:
    """What the same answers come to where nobody stops anything."""
    twin = about_to_close(answered_by_everybody(opened()))
    return close_assessment(assessment=twin, now=timezone.now()).body


@pytest.mark.worker
@pytest.mark.usefixtures("empty_queue")
def test_stopped_while_sealing_it_is_open_again_within_a_second_and_keeps_every_answer(tmp_path):
    expected = expected_body()
    assessment = answered_by_everybody(opened())

    with running_worker(tmp_path), held("assessments_response", "ACCESS EXCLUSIVE"):
        request_close(assessment=assessment, by=None, now=timezone.now())
        wait_until(somebody_waits_for_a_lock)
        stopped = stop_closing(assessment=assessment, by=None, now=timezone.now())
        wait_until(lambda: closer_is_gone(assessment), seconds=1)

        assert (stopped.status, stopped.closing_step) == (Status.OPEN, "")
        assert Draft.objects.filter(assessment=assessment).count() == 47
    assert not Response.objects.filter(assessment=assessment).exists()
    assessment.refresh_from_db()
    assert assessment.closing_failure == ""
    closing = request_close(assessment=assessment, by=None, now=timezone.now())
    assert close_assessment(assessment=closing, now=timezone.now()).body == expected


WAITS = [
    ("assessments_response", ClosingStep.COUNTING),
    ("assessments_comment", ClosingStep.SCORING),
    ("assessments_result", ClosingStep.FREEZING),
]


@pytest.mark.worker
@pytest.mark.usefixtures("empty_queue")
@pytest.mark.parametrize(("table", "step"), WAITS)
def test_stopped_after_sealing_it_pauses_within_a_second_and_goes_on(tmp_path, table, step):
    expected = expected_body()
    assessment = about_to_close(answered_by_everybody(opened()))
    sealed_only(assessment)

    with running_worker(tmp_path):
        with held(table, "ACCESS EXCLUSIVE"):
            continue_closing(assessment=assessment, by=None, now=timezone.now())
            wait_until(somebody_waits_for_a_lock)
            assert Assessment.objects.get(pk=assessment.pk).closing_step == step
            stopped = stop_closing(assessment=assessment, by=None, now=timezone.now())
            wait_until(lambda: closer_is_gone(assessment), seconds=1)
        assert (stopped.status, stopped.closing_stopped) == (Status.CLOSING, True)
        assert not Result.objects.filter(assessment=assessment).exists()

        continue_closing(assessment=assessment, by=None, now=timezone.now())
        wait_until(lambda: is_closed(assessment))
    found = Result.objects.get(assessment=assessment)
    assert (found.body, found.digest) == (expected, recompute_result(assessment))


def sealed_only(assessment: Assessment) -> None:
    """As after a stop right behind the sealing."""
    seal(assessment)
    assessment.refresh_from_db()
    assessment.closing_stopped = True
    assessment.save()
    with pytest.raises(NothingToStop):
        stop_closing(assessment=assessment, by=None, now=timezone.now())


@pytest.mark.parametrize("step", STEPS)
def test_a_stop_between_two_steps_is_noticed_and_the_figures_stay(monkeypatch, step):
    expected = expected_body()
    assessment = about_to_close(answered_by_everybody(opened()))
    stop_at(monkeypatch, assessment, step)

    assert close_assessment(assessment=assessment, now=timezone.now()) is None
    assert not Result.objects.filter(assessment=assessment).exists()
    monkeypatch.undo()

    continue_closing(assessment=assessment, by=None, now=timezone.now())
    assert close_assessment(assessment=assessment, now=timezone.now()).body == expected


def stop_at(monkeypatch, assessment: Assessment, step: str) -> None:
    """Press the button at the moment when the worker begins a step."""
    tell = closer.ShownProgress.at

    def at(self, begun):
        tell(self, begun)
        if begun == step:
            stop_closing(assessment=assessment, by=None, now=timezone.now())

    monkeypatch.setattr(closer.ShownProgress, "at", at)


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
