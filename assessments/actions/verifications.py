"""Asks for a result, or an interim one, to be computed again; gives that up, and repeats it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from assessments.actions.checking import body_of
from assessments.actions.verifying import work_on_verification
from assessments.models import Basis, InterimResult, Verification
from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.tenancy import enqueue
from organizations.tenancy.lease import (
    UNDER_WAY,
    LeaseLost,
    claim,
    ring_waiting,
    start_over,
    stop,
)

if TYPE_CHECKING:
    from assessments.actions.checking import Frozen
    from organizations.models import User

VERIFY = "assessments.verify_result"
BASES = (Basis.ANSWERS.value, Basis.RELEASED.value)
# Fifty milliseconds each: with more groups than that, a worker does it.
MOST_CELLS_AT_ONCE = 4


class VerificationIsOver(DomainError):
    code: ClassVar[str] = "verification_is_over"
    message = _("The recomputing is finished; there is nothing left to cancel.")


class VerificationIsNotOver(DomainError):
    code: ClassVar[str] = "verification_is_not_over"
    message = _("The result is being recomputed or has been; there is nothing to repeat.")


def request_verification(*, result: Frozen, basis: str, by: User | None) -> Verification:
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
def _open_verification(result: Frozen, basis: str, by: User | None) -> tuple[Verification, bool]:
    interim = result if isinstance(result, InterimResult) else None
    verification, is_new = Verification.objects.get_or_create(
        assessment_id=result.assessment_id,
        interim=interim,
        status__in=UNDER_WAY,
        defaults={"basis": basis, "requested_by": by},
    )
    if is_new:
        of = {"interim": interim.number} if interim else {}
        asked = {"assessment": result.assessment_id, **of}
        record("request_verification", by=by, subject=verification, **asked)
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


def ring_waiting_verifications() -> int:
    return ring_waiting(Verification, task=VERIFY, key="verification_id")


def _is_quick(result: Frozen) -> bool:
    full = [cell for cell in body_of(result)["cells"] if cell["form"] == "full"]
    return len(full) <= MOST_CELLS_AT_ONCE
