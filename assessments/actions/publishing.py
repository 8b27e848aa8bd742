"""Makes an interim result as a job: seal, compute, attack, publish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions.closing import AssessmentNotOpen
from assessments.actions.interims import InterimTooFew
from assessments.actions.leased_progress import LeasedProgress
from assessments.actions.sealing import seal_batch
from assessments.actions.street import compute_safely
from assessments.models import Assessment, ClosingStep, InterimResult, Status
from assessments.queries.assessments import get_assessment, list_audiences
from assessments.queries.interims import count_sealed
from assessments.queries.participation import participation_from_counts
from organizations.actions.audit import record

if TYPE_CHECKING:
    from assessments.actions.street import Computed
    from organizations.tenancy.lease import Lease


def work_on_interim(*, lease: Lease[InterimResult]) -> None:
    """Seal, compute, attack, publish; safe to run again after a death at any point."""
    interim = InterimResult.objects.get(pk=lease.job_id)
    assessment = get_assessment(assessment_id=interim.assessment_id)
    if not interim.sealed_at:
        seal_interim(assessment=assessment, number=interim.number, lease=lease)
    computed = compute_safely(assessment, progress=LeasedProgress(lease), interim=interim.number)
    lease.renew(step=ClosingStep.FREEZING)
    publish_interim(assessment=assessment, computed=computed, lease=lease)


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
        raise AssessmentNotOpen
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


@transaction.atomic
def fail_interim(*, lease: Lease[InterimResult], error: Exception) -> None:
    broken = _("Something unexpected went wrong. The answers are safe. Try again.")
    failed = lease.fail(error, otherwise=broken)
    if failed:
        record("fail_interim", by=None, subject=failed.assessment, reason=failed.failure)
