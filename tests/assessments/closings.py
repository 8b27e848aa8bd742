"""Closings by a real worker that wait at a chosen step, to be killed, stopped or frozen there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from asking import about_to_close, answered_by_everybody, opened
from django.db import connection
from django.utils import timezone
from worker import held_before, somebody_waits_for_a_lock, wait_until

from assessments.actions.closer import only_closer
from assessments.actions.closing import request_close, ring
from assessments.actions.street import close_assessment
from assessments.models import Assessment, ClosingStep, Draft, Response, Result, Status
from organizations.models import AuditEntry

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

ANSWERS = 47
# The last statement of a step before any row of the assessment is locked.
_LAST = {
    ClosingStep.SEALING: "INSERT ON assessments_response",
    ClosingStep.COUNTING: "UPDATE OF closing_counted ON assessments_assessment",
    ClosingStep.FREEZING: "INSERT ON assessments_result",
}
_GOING_ON = "UPDATE OF closing_step ON assessments_assessment"


def answered() -> Assessment:
    """Equal answers with equal nonces, which are random everywhere else, make equal digests."""
    assessment = answered_by_everybody(opened())
    for number, audience in enumerate(assessment.audiences.order_by("code")):
        audience.nonce = UUID(int=number)
        audience.save(update_fields=["nonce"])
    return assessment


def waiting_at(step: ClosingStep) -> AbstractContextManager[None]:
    """Let whoever closes wait at the end of this step; what it wrote may not be committed yet."""
    at_step = f"assessments_assessment WHERE closing_step = '{step.value}'"
    return held_before(_LAST.get(step, _GOING_ON), where=at_step)


def request_close_and_wait(assessment: Assessment) -> None:
    request_close(assessment=assessment, by=None, now=timezone.now())
    wait_until(somebody_waits_for_a_lock)


def lose_connection(assessment: Assessment) -> None:
    """Let the database end the session of whoever closes it, as at a restart or a failover."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
    wait_until(lambda: nobody_closes(assessment))


def nobody_closes(assessment: Assessment) -> bool:
    with only_closer(assessment) as alone:
        return alone


def finish(assessment: Assessment) -> None:
    """Ring once more, as the clock does after a minute, and wait for the result."""
    wait_until(lambda: nobody_closes(assessment))
    assessment.refresh_from_db()
    ring(assessment, now=timezone.now())
    wait_until(lambda: is_closed(assessment))


def is_closed(assessment: Assessment) -> bool:
    return Assessment.objects.filter(pk=assessment.pk, status=Status.CLOSED).exists()


def answers_left(assessment: Assessment) -> tuple[int, int]:
    """How many still can be changed, and how many are sealed."""
    return tuple(model.objects.filter(assessment=assessment).count() for model in (Draft, Response))


@cache
def undisturbed() -> tuple[dict, str]:
    """Body and digest of a closing of the same answers that nothing disturbs."""
    assessment = about_to_close(answered())
    result = close_assessment(assessment=assessment, now=timezone.now())
    return result.body, result.digest


def assert_closed_once(assessment: Assessment) -> None:
    """With the figures of an undisturbed closing, and nothing left over."""
    found = Result.objects.get(assessment=assessment)
    assessment.refresh_from_db()
    told = AuditEntry.objects.filter(action="close_assessment", subject_id=assessment.pk)
    assert (found.body, found.digest) == undisturbed()
    assert told.count() == 1
    assert (assessment.closing_step, assessment.closing_failure) == ("", "")
    assert answers_left(assessment) == (0, ANSWERS)
