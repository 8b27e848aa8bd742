"""The worker's side of a verification: compute again, and keep what came of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments.actions.checking import MOST_DIFFERENCES_KEPT, check_result
from assessments.actions.leased_progress import LeasedProgress
from assessments.models import ClosingStep, Verification
from assessments.queries.results import get_result
from assessments.scoring.summary import ENGINE
from organizations.actions.audit import record

if TYPE_CHECKING:
    from assessments.actions.checking import Check
    from organizations.tenancy.lease import Lease

STEPS = (ClosingStep.COUNTING, ClosingStep.RELEASING, ClosingStep.SCORING)


class _StepsDone(LeasedProgress):
    def at(self, step: ClosingStep) -> None:
        done = STEPS.index(step) if step in STEPS else 0
        self.lease.renew(step=step, steps_done=done)


def work_on_verification(*, lease: Lease[Verification]) -> None:
    """Compute, and keep what came of it; without the lease nothing is stored."""
    verification = Verification.objects.get(pk=lease.job_id)
    began = time.monotonic()
    frozen = verification.interim or get_result(verification.assessment_id)
    check = check_result(frozen, basis=verification.basis, progress=_StepsDone(lease))
    verify_result(lease=lease, check=check, seconds=time.monotonic() - began)


@transaction.atomic
def verify_result(*, lease: Lease[Verification], check: Check, seconds: float) -> None:
    lease.finish(
        outcome=check.outcome,
        answers_changed=check.answers_changed,
        compared=check.compared,
        given=check.given,
        differing=len(check.differences),
        differences=[list(each) for each in check.differences[:MOST_DIFFERENCES_KEPT]],
        digest=check.digest,
        engine=ENGINE,
        seconds=seconds,
        step="",
        steps_done=len(STEPS),
    )
    record(
        "verify_result",
        by=None,
        subject=Verification(pk=lease.job_id),
        outcome=check.outcome,
        compared=check.compared,
        differing=len(check.differences),
    )


@transaction.atomic
def fail_verification(*, lease: Lease[Verification], error: Exception) -> None:
    broken = _("Something unexpected went wrong; the result itself is untouched.")
    failed = lease.fail(error, otherwise=broken)
    if failed:
        record("fail_verification", by=None, subject=failed, reason=failed.failure)
