"""Stops a closing: before the answers are sealed it opens again, afterwards it pauses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments.actions.closer import interrupt_closer
from assessments.actions.closing import ring
from assessments.models import Assessment, ClosingStep, Status
from hilo.errors import DomainError
from organizations.actions.audit import record

if TYPE_CHECKING:
    from datetime import datetime

    from organizations.models import User


class NothingToStop(DomainError):
    code: ClassVar[str] = "nothing_to_stop"
    message = _("There is nothing to stop: no closing is under way.")


class ClosingNotStopped(DomainError):
    code: ClassVar[str] = "closing_not_stopped"
    message = _("There is nothing to continue: the closing has not been stopped.")


@transaction.atomic
def stop_closing(*, assessment: Assessment, by: User | None, now: datetime) -> Assessment:
    """Open it again while that loses nothing; once answers are sealed, only pause.

    The worker's own statements may hold the row's key at this moment, which this lock lets be.
    """
    locked = Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    if locked.status != Status.CLOSING or locked.closing_stopped:
        raise NothingToStop
    if locked.closing_step == ClosingStep.SEALING:
        _reopen(locked, now)
    else:
        locked.closing_stopped = True
        locked.closing_failure = ""
        locked.save(update_fields=["closing_stopped", "closing_failure"])
    record("stop_closing", by=by, subject=locked, reopened=locked.status == Status.OPEN)
    transaction.on_commit(partial(interrupt_closer, locked))
    return locked


@transaction.atomic
def continue_closing(*, assessment: Assessment, by: User | None, now: datetime) -> Assessment:
    """Let a worker go on where it was stopped; being stopped is no failed attempt."""
    locked = Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    if locked.status != Status.CLOSING or not locked.closing_stopped:
        raise ClosingNotStopped
    locked.closing_stopped = False
    locked.closing_attempts = 0
    locked.save(update_fields=["closing_stopped", "closing_attempts"])
    record("continue_closing", by=by, subject=locked)
    ring(locked, now=now)
    return locked


def _reopen(assessment: Assessment, now: datetime) -> None:
    """A closing time that has passed would close it again at once, so it goes."""
    assessment.status = Status.OPEN
    assessment.closing_step = assessment.closing_failure = ""
    assessment.closing_attempts = 0
    if assessment.closes_at and assessment.closes_at <= now:
        assessment.closes_at = None
    fields = ["status", "closing_step", "closing_failure", "closing_attempts", "closes_at"]
    assessment.save(update_fields=fields)
