"""A real worker closes an assessment; killed, cut off, frozen or doubled it is closed once."""

from __future__ import annotations

import signal

import pytest
from asking import about_to_close
from closings import (
    ANSWERS,
    answered,
    answers_left,
    assert_closed_once,
    finish,
    is_closed,
    lose_connection,
    nobody_closes,
    request_close_and_wait,
    undisturbed,
    waiting_at,
)
from django.db import connection
from django.utils import timezone
from worker import running_worker, wait_until

from assessments.actions.closing import retry_close, ring
from assessments.actions.street import ClosingKeepsFailing, close_assessment
from assessments.models import Assessment, ClosingStep, Result

pytestmark = [
    pytest.mark.worker,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("inside", "empty_queue"),
]
STEPS = list(ClosingStep)


@pytest.fixture
def page(leo, sign_in):
    """Read an assessment's page as its leader."""
    leader = sign_in(leo)
    return lambda assessment: leader.get(f"/o/acme/assessments/{assessment.pk}/").content.decode()


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_any_step_is_replaced_by_another(tmp_path, page, step):
    undisturbed()
    assessment = answered()

    with running_worker(tmp_path) as doomed, waiting_at(step):
        request_close_and_wait(assessment)
        doomed.kill()
        shown = page(assessment)
        left = answers_left(assessment)

    assert f"Step {STEPS.index(step) + 1} of {len(STEPS)}." in shown
    assert left == ((ANSWERS, 0) if step == ClosingStep.SEALING else (0, ANSWERS))
    assert not Result.objects.filter(assessment=assessment).exists()
    with running_worker(tmp_path):
        finish(assessment)
    assert_closed_once(assessment)
    assert "The result was frozen on" in page(assessment)


@pytest.mark.parametrize("step", STEPS)
def test_a_connection_lost_at_any_step_is_no_failure_and_the_next_ring_goes_on(tmp_path, step):
    undisturbed()
    assessment = answered()

    with running_worker(tmp_path) as worker:
        with waiting_at(step):
            request_close_and_wait(assessment)
            lose_connection(assessment)
        wait_until(lambda: "raised" in worker.log.read_text())
        assessment.refresh_from_db()
        assert (assessment.closing_step, assessment.closing_failure) == (step, "")
        finish(assessment)

    assert_closed_once(assessment)


def test_a_closing_rung_for_twice_is_done_by_one_of_two_workers(tmp_path):
    undisturbed()
    assessment = answered()

    with running_worker(tmp_path) as one, running_worker(tmp_path) as other:
        with waiting_at(ClosingStep.SCORING):
            request_close_and_wait(assessment)
            ring(assessment, now=timezone.now())
            wait_until(lambda: "succeeded" in one.log.read_text() + other.log.read_text())
            assert not nobody_closes(assessment)
        wait_until(lambda: is_closed(assessment))

    assert_closed_once(assessment)
    assert assessment.closing_attempts == 1


def test_a_frozen_worker_that_wakes_up_stores_no_second_result(tmp_path):
    undisturbed()
    assessment = answered()

    with running_worker(tmp_path) as frozen:
        with waiting_at(ClosingStep.FREEZING):
            request_close_and_wait(assessment)
            frozen.signal(signal.SIGSTOP)
            lose_connection(assessment)
        with running_worker(tmp_path):
            finish(assessment)
        frozen.signal(signal.SIGCONT)
        wait_until(lambda: "raised" in frozen.log.read_text())

    assert_closed_once(assessment)


def test_a_frozen_worker_that_keeps_its_connection_loses_it_to_the_next(tmp_path, settings):
    undisturbed()
    assessment = answered()

    with running_worker(tmp_path) as frozen:
        with waiting_at(ClosingStep.SCORING):
            request_close_and_wait(assessment)
            frozen.signal(signal.SIGSTOP)
        assert not nobody_closes(assessment)
        settings.CELERY_TASK_TIME_LIMIT = 0
        with running_worker(tmp_path):
            finish(assessment)
        frozen.signal(signal.SIGCONT)
        wait_until(lambda: "raised" in frozen.log.read_text())

    assert_closed_once(assessment)


def test_no_transaction_stays_open_when_its_process_has_frozen(settings):
    with connection.cursor() as cursor:
        cursor.execute("SHOW idle_in_transaction_session_timeout")
        assert cursor.fetchone() == (f"{settings.CELERY_TASK_TIME_LIMIT // 60}min",)


def test_a_closing_that_kills_its_worker_each_time_stops_and_can_be_tried_again():
    assessment = about_to_close(answered())
    Assessment.objects.update(closing_attempts=5, closing_failure="")

    with pytest.raises(ClosingKeepsFailing):
        close_assessment(assessment=assessment, now=timezone.now())

    Assessment.objects.update(closing_failure="It failed.")
    retried = retry_close(assessment=assessment, by=None, now=timezone.now())
    assert close_assessment(assessment=retried, now=timezone.now()).digest
