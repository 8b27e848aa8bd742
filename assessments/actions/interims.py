"""Publishes what was sent so far while the assessment stays open: asked for, done as a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.actions.closer import Progress
from assessments.actions.closing import AssessmentNotOpen
from assessments.actions.sealing import seal_batch
from assessments.actions.street import compute, compute_safely
from assessments.models import (
    Assessment,
    ClosingStep,
    Draft,
    InterimResult,
    Protection,
    Status,
)
from assessments.queries.assessments import get_assessment, list_audiences
from assessments.queries.interims import count_sealed, find_newest_interim
from assessments.queries.participation import participation_from_counts
from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.tenancy import enqueue
from organizations.tenancy.lease import (
    Lease,
    LeaseLost,
    ring_waiting,
    start_over,
    stop,
)

if TYPE_CHECKING:
    from assessments.actions.street import Computed
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


@dataclass(frozen=True, slots=True)
class _InterimProgress(Progress):
    """Each word renews the lease; whoever has lost it stops here."""

    lease: Lease[InterimResult]

    def at(self, step: ClosingStep) -> None:
        self.lease.renew(step=step)

    def counted(self, responses: int) -> None:
        self.lease.renew()

    def alive(self) -> None:
        self.lease.renew()


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


def work_on_interim(*, lease: Lease[InterimResult]) -> None:
    """Seal, compute, attack, publish; safe to run again after a death at any point."""
    try:
        lease.refuse_too_many_attempts()
        interim = InterimResult.objects.get(pk=lease.job_id)
        assessment = get_assessment(assessment_id=interim.assessment_id)
        if not interim.sealed_at:
            seal_interim(assessment=assessment, number=interim.number, lease=lease)
        computed = compute_safely(
            assessment, progress=_InterimProgress(lease), interim=interim.number
        )
        lease.renew(step=ClosingStep.FREEZING)
        publish_interim(assessment=assessment, computed=computed, lease=lease)
    except LeaseLost:
        return


@transaction.atomic
def seal_interim(*, assessment: Assessment, number: int, lease: Lease[InterimResult]) -> None:
    """The batch and the note that it is sealed stand or fall together."""
    sealed = seal_batch(assessment, batch=number, now=timezone.now())
    if sum(sealed.values()) < assessment.minimum_group:
        raise InterimTooFew
    lease.renew(step=ClosingStep.SEALING, sealed_at=Now(), sealed=sealed)


@transaction.atomic
def publish_interim(
    *, assessment: Assessment, computed: Computed, lease: Lease[InterimResult]
) -> None:
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if locked.status != Status.OPEN:
        raise LeaseLost
    lease.finish(
        body=computed.body,
        participation=_participation(locked),
        inputs_digest=computed.inputs_digest,
        digest=computed.digest,
        engine=computed.body["rules"]["engine"],
        step="",
    )
    record("publish_interim", by=None, subject=locked, digest=computed.digest)


def _participation(assessment: Assessment) -> dict[str, Any]:
    """Of those whose answers are in it."""
    counted = {audience: [number, number] for audience, number in count_sealed(assessment).items()}
    return participation_from_counts(assessment, list_audiences(assessment), counted).as_json()


def recompute_interim(interim: InterimResult) -> str:
    """Compute it anew from the sealed answers and return its digest; store nothing."""
    return compute(interim.assessment, interim=interim.number).digest


@transaction.atomic
def fail_interim(*, lease: Lease[InterimResult], error: Exception) -> None:
    """Say why in words for people; the traceback goes to the log."""
    interim = lease.held().select_related("organization", "assessment").first()
    if interim is None:
        return
    with translation.override(interim.organization.language):
        broken = gettext("Something unexpected went wrong. The answers are safe. Try again.")
        reason = str(error) if isinstance(error, DomainError) else broken
    lease.fail(reason)
    record("fail_interim", by=None, subject=interim.assessment, reason=reason[:300])


def ring_waiting_interims() -> int:
    return ring_waiting(InterimResult, task=PUBLISH, key=KEY)


def _refuse_too_few(assessment: Assessment) -> None:
    """Say that they are too few, never how many."""
    sent = Draft.objects.filter(assessment=assessment, is_submitted=True).count()
    if sent < assessment.minimum_group:
        raise InterimTooFew
