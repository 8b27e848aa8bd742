"""A real worker closes an assessment, and a killed one leaves nothing that cannot be finished."""

from __future__ import annotations

import pytest
from asking import about_to_close, answered_by_everybody, opened
from django.utils import timezone
from worker import held, locked, running_worker, somebody_waits_for_a_lock, wait_until

from assessments.actions.closing import request_close, retry_close, ring
from assessments.actions.street import ClosingKeepsFailing, close_assessment, recompute_result
from assessments.models import Assessment, ClosingStep, Draft, Response, Result, Status

pytestmark = [
    pytest.mark.worker,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("inside"),
]


def is_closed(assessment: Assessment) -> bool:
    return Assessment.objects.filter(pk=assessment.pk, status=Status.CLOSED).exists()


def is_waiting_at(assessment: Assessment, step: ClosingStep) -> bool:
    return Assessment.objects.filter(pk=assessment.pk, closing_step=step).exists()


def test_a_worker_closes_what_was_asked_to_be_closed(celery_worker_process):
    assessment = answered_by_everybody(opened())

    request_close(assessment=assessment, by=None, now=timezone.now())

    wait_until(lambda: is_closed(assessment))
    assert Result.objects.get().digest == recompute_result(assessment)


KILLS = [
    ("assessments_draft", ClosingStep.SEALING, (47, 0)),
    ("assessments_result", ClosingStep.FREEZING, (0, 47)),
]


@pytest.mark.usefixtures("empty_queue")
@pytest.mark.parametrize(("table", "step", "left"), KILLS)
def test_a_worker_killed_at_a_step_is_replaced_by_another(tmp_path, table, step, left):
    expected = close_assessment(
        assessment=about_to_close(answered_by_everybody(opened())), now=timezone.now()
    )
    Response.objects.all().delete()
    assessment = answered_by_everybody(opened())

    with running_worker(tmp_path) as first, held(table):
        request_close(assessment=assessment, by=None, now=timezone.now())
        wait_until(somebody_waits_for_a_lock)
        assert is_waiting_at(assessment, step)
        first.kill()

    assert (Draft.objects.count(), Response.objects.count()) == left
    with running_worker(tmp_path):
        assessment.refresh_from_db()
        ring(assessment, now=timezone.now())
        wait_until(lambda: is_closed(assessment))
    found = Result.objects.get(assessment=assessment)
    assert found.body == expected.body
    assert found.digest == recompute_result(assessment)


def test_two_closers_do_not_run_at_once():
    assessment = about_to_close(answered_by_everybody(opened()))
    key = f"hashtextextended('assessments.close_assessment', {assessment.pk})"

    with locked(f"SELECT pg_advisory_xact_lock({key})"):
        assert close_assessment(assessment=assessment, now=timezone.now()) is None

    assert Draft.objects.count() == 47


def test_a_closing_that_kills_its_worker_each_time_stops_and_can_be_tried_again():
    assessment = about_to_close(answered_by_everybody(opened()))
    Assessment.objects.update(closing_attempts=5, closing_failure="")

    with pytest.raises(ClosingKeepsFailing):
        close_assessment(assessment=assessment, now=timezone.now())

    Assessment.objects.update(closing_failure="It failed.")
    retried = retry_close(assessment=assessment, by=None, now=timezone.now())
    assert close_assessment(assessment=retried, now=timezone.now()).digest
