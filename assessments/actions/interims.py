"""Asks for what was sent so far to be published while the assessment stays open; gives it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments.actions.closing import AssessmentNotOpen
from assessments.models import Assessment, Draft, InterimResult, Protection, Status
from assessments.queries.interims import find_newest_interim
from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.tenancy import enqueue
from organizations.tenancy.lease import ring_waiting, start_over, stop

if TYPE_CHECKING:
    from organizations.models import User

PUBLISH = "assessments.publish_interim"
KEY = "interim_id"


class InterimNotOffered(DomainError):
    code: ClassVar[str] = "interim_not_offered"
    message = _(
        "A quick scan, and an assessment with strict protection, has no interim results: its "
        "promise holds for one result only."
    )


class InterimTooFew(DomainError):
    code: ClassVar[str] = "interim_too_few"
    message = _(
        "Too few people have sent answers since the last result of this assessment: an interim "
        "result needs at least as many new ones as its minimum group."
    )


class InterimIsOver(DomainError):
    code: ClassVar[str] = "interim_is_over"
    message = _("No interim result is being worked out; there is nothing left to cancel.")


@transaction.atomic
def request_interim(*, assessment: Assessment, by: User | None) -> InterimResult:
    """Return the job: the one under way, the last one tried again, or a new one."""
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if locked.status != Status.OPEN:
        raise AssessmentNotOpen
    if locked.is_named or locked.protection == Protection.STRICT:
        raise InterimNotOffered
    newest = find_newest_interim(locked.pk)
    if newest and newest.is_under_way:
        return newest
    if newest is None or newest.is_ready or not newest.sealed_at:
        _refuse_too_few(locked)
    record("request_interim", by=by, subject=locked)
    if newest and not newest.is_ready:
        start_over(newest, task=PUBLISH, key=KEY, step="")
        newest.refresh_from_db()
        return newest
    number = newest.number + 1 if newest else 1
    made = InterimResult.objects.create(assessment=locked, number=number, requested_by=by)
    enqueue(PUBLISH, **{KEY: made.pk})
    return made


@transaction.atomic
def cancel_interim(*, assessment: Assessment, by: User | None) -> InterimResult:
    """Answers that are sealed already stay sealed, and count in the next result."""
    newest = find_newest_interim(assessment.pk)
    if newest is None or not stop(newest):
        raise InterimIsOver
    record("cancel_interim", by=by, subject=assessment)
    newest.refresh_from_db()
    return newest


def ring_waiting_interims() -> int:
    return ring_waiting(InterimResult, task=PUBLISH, key=KEY)


def _refuse_too_few(assessment: Assessment) -> None:
    """Say that they are too few, never how many."""
    sent = Draft.objects.filter(assessment=assessment, is_submitted=True).count()
    if sent < assessment.minimum_group:
        raise InterimTooFew
