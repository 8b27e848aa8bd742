"""Asks for an assessment to be closed, asks again, and says why it could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, ClosingStep, InterimResult, Status
from hilo.errors import DATABASE_AWAY, DomainError, reason_of
from organizations.actions.audit import record
from organizations.tenancy import enqueue
from organizations.tenancy.lease import UNDER_WAY, stop

if TYPE_CHECKING:
    from datetime import datetime

    from organizations.models import User

CLOSE = "assessments.close_assessment"


class AssessmentNotOpen(DomainError):
    code: ClassVar[str] = "assessment_not_open"
    message = _("This assessment is not open.")


class ClosingHasNotFailed(DomainError):
    code: ClassVar[str] = "closing_has_not_failed"
    message = _("There is nothing to try again: the closing has not failed.")


@transaction.atomic
def request_close(*, assessment: Assessment, by: User | None, now: datetime) -> Assessment:
    """Take no more answers, and let a worker add them up."""
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if locked.status != Status.OPEN:
        raise AssessmentNotOpen
    locked.status = Status.CLOSING
    locked.closing_step = ClosingStep.SEALING
    locked.closing_stopped = False
    locked.closing_counted = 0
    fields = ["status", "closing_step", "closing_stopped", "closing_counted"]
    locked.save(update_fields=fields)
    _give_up_interim(locked)
    record("request_close", by=by, subject=locked)
    ring(locked, now=now)
    return locked


def _give_up_interim(assessment: Assessment) -> None:
    """The result itself is about to come; what was sealed for an interim one is counted in it."""
    for interim in InterimResult.objects.filter(assessment=assessment, status__in=UNDER_WAY):
        stop(interim)


@transaction.atomic
def retry_close(*, assessment: Assessment, by: User | None, now: datetime) -> Assessment:
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if locked.status != Status.CLOSING or not locked.closing_failure:
        raise ClosingHasNotFailed
    locked.closing_failure = ""
    locked.closing_attempts = 0
    locked.save(update_fields=["closing_failure", "closing_attempts"])
    record("retry_close", by=by, subject=locked)
    ring(locked, now=now)
    return locked


@transaction.atomic
def ring(assessment: Assessment, *, now: datetime) -> None:
    """Ring for a worker after commit and note when, so that a lost ring is repeated.

    Nothing else of the row is written: a worker may be closing it at this moment.
    """
    assessment.closing_rung_at = now
    assessment.save(update_fields=["closing_rung_at"])
    enqueue(CLOSE, assessment_id=assessment.pk)


def record_failure(*, assessment_id: int, error: Exception) -> None:
    """Keep a reason that a person can read; the log has the rest.

    A database that was away is none: the closing is rung for again, and its attempts are counted.
    """
    if isinstance(error, DATABASE_AWAY):
        return
    closing = Assessment.objects.filter(pk=assessment_id, status=Status.CLOSING)
    language = closing.values_list("organization__language", flat=True).first()
    broken = _(
        "Something unexpected went wrong. The answers are safe. Try again; if it fails again, "
        "tell your administrator, who finds the cause in the worker's log."
    )
    reason = reason_of(error, otherwise=broken, language=language)
    closing.update(closing_failure=reason[:300])
