"""Asks for a result to be computed again, does it as a job, and keeps what came of it."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from assessments.actions.checking import MOST_DIFFERENCES_KEPT, check_result
from assessments.actions.closer import Progress
from assessments.models import Basis, ClosingStep, Verification
from assessments.queries.results import get_result
from assessments.scoring.summary import ENGINE
from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.tenancy import enqueue
from organizations.tenancy.lease import (
    UNDER_WAY,
    Lease,
    LeaseLost,
    claim,
    ring_waiting,
    start_over,
    stop,
)

if TYPE_CHECKING:
    from assessments.actions.checking import Check
    from assessments.models import Result
    from organizations.models import User

VERIFY = "assessments.verify_result"
BASES = (Basis.ANSWERS.value, Basis.RELEASED.value)
STEPS = (ClosingStep.COUNTING, ClosingStep.RELEASING, ClosingStep.SCORING)
# Fifty milliseconds each: with more groups than that, a worker does it.
MOST_CELLS_AT_ONCE = 4


class VerificationIsOver(DomainError):
    code: ClassVar[str] = "verification_is_over"
    message = _("The recomputing is finished; there is nothing left to cancel.")


class VerificationIsNotOver(DomainError):
    code: ClassVar[str] = "verification_is_not_over"
    message = _("The result is being recomputed or has been; there is nothing to repeat.")


@dataclass(frozen=True, slots=True)
class LeasedProgress(Progress):
    """Each step begun renews the lease; whoever has lost it stops here."""

    lease: Lease[Verification]

    def at(self, step: ClosingStep) -> None:
        done = STEPS.index(step) if step in STEPS else 0
        self.lease.renew(step=step, steps_done=done)

    def counted(self, responses: int) -> None:
        self.lease.renew()

    def alive(self) -> None:
        self.lease.renew()


def request_verification(*, result: Result, basis: str, by: User | None) -> Verification:
    """Return the job; one that is under way serves everybody who asks meanwhile.

    A small result is checked right here. Where that breaks, the lease ends and a worker takes over.
    """
    verification, is_new = _open_verification(result, basis, by)
    if is_new and basis == Basis.RELEASED and _is_quick(result):
        lease = claim(Verification, verification.pk)
        if lease:
            with suppress(LeaseLost):
                work_on_verification(lease=lease)
        verification.refresh_from_db()
    return verification


@transaction.atomic
def _open_verification(result: Result, basis: str, by: User | None) -> tuple[Verification, bool]:
    verification, is_new = Verification.objects.get_or_create(
        assessment_id=result.assessment_id,
        status__in=UNDER_WAY,
        defaults={"basis": basis, "requested_by": by},
    )
    if is_new:
        record("request_verification", by=by, subject=verification, assessment=result.assessment_id)
        if basis == Basis.ANSWERS or not _is_quick(result):
            enqueue(VERIFY, verification_id=verification.pk)
    return verification, is_new


@transaction.atomic
def cancel_verification(*, verification: Verification, by: User | None) -> Verification:
    if not stop(verification):
        raise VerificationIsOver
    record("cancel_verification", by=by, subject=verification)
    verification.refresh_from_db()
    return verification


@transaction.atomic
def retry_verification(*, verification: Verification, by: User | None) -> Verification:
    """Try a failed or cancelled one again, unless another is under way."""
    if verification.is_ready or not _start_over(verification):
        raise VerificationIsNotOver
    record("retry_verification", by=by, subject=verification)
    verification.refresh_from_db()
    return verification


def _start_over(verification: Verification) -> bool:
    """The database refuses a second one under way, whoever of two comes second."""
    try:
        with transaction.atomic():
            return start_over(
                verification, task=VERIFY, key="verification_id", step="", steps_done=0
            )
    except IntegrityError:
        return False


def work_on_verification(*, lease: Lease[Verification]) -> None:
    """Compute, and keep what came of it; without the lease nothing is stored."""
    verification = Verification.objects.get(pk=lease.job_id)
    began = time.monotonic()
    check = check_result(
        get_result(verification.assessment_id),
        basis=verification.basis,
        progress=LeasedProgress(lease),
    )
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


def ring_waiting_verifications() -> int:
    return ring_waiting(Verification, task=VERIFY, key="verification_id")


def _is_quick(result: Result) -> bool:
    full = [cell for cell in result.body["cells"] if cell["form"] == "full"]
    return len(full) <= MOST_CELLS_AT_ONCE
