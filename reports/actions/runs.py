"""Requests a report, gives it up, and tries again."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments.queries.initiatives import plan_mark
from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.queries.organizations import find_brand
from organizations.tenancy import enqueue
from organizations.tenancy.lease import ring_waiting, start_over, stop
from reports.models import Run, RunStatus
from reports.queries.benchmark import benchmark_mark
from reports.queries.report_material import list_quoted_comments

if TYPE_CHECKING:
    from assessments.models import Comment, Result
    from organizations.models import User

# Raise it when the same result would be set or worded in another way.
TEMPLATE_VERSION = "7"
BUILD = "reports.build_report"
LIVE = (RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.READY)


class RunIsOver(DomainError):
    code: ClassVar[str] = "run_is_over"
    message = _("This report is finished; there is nothing left to cancel.")


class RunIsLive(DomainError):
    code: ClassVar[str] = "run_is_live"
    message = _("This report is being built or ready; there is nothing to repeat.")


@transaction.atomic
def request_report(*, result: Result, by: User | None, language: str) -> Run:
    """Return the run of this report; equal requests share one, and so its files."""
    run, is_new = Run.objects.get_or_create(
        fingerprint=fingerprint_of(result, language),
        status__in=LIVE,
        defaults={
            "assessment_id": result.assessment_id,
            "language": language,
            "requested_by": by,
        },
    )
    if is_new:
        record("request_report", by=by, subject=run, assessment=result.assessment_id)
        enqueue(BUILD, run_id=run.pk)
    return run


def fingerprint_of(result: Result, language: str) -> str:
    """Hash everything the files depend on."""
    brand = find_brand()
    logo = hashlib.sha256(bytes(brand.logo or b"")).hexdigest() if brand else ""
    parts = [
        result.digest,
        TEMPLATE_VERSION,
        language,
        brand.accent if brand else "",
        logo,
        result.assessment.name,
        result.organization.name,
        benchmark_mark(result),
        plan_mark(result.assessment_id),
        result.organization.currency,
        *map(_quotation_mark, list_quoted_comments(result.assessment_id)),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _quotation_mark(comment: Comment) -> str:
    """A report also says of how many it quotes this one."""
    return f"{comment.element} {getattr(comment, 'approved', '')} {comment.text}"


@transaction.atomic
def cancel_report(*, run: Run, by: User | None) -> Run:
    """Give the run up; a worker notices when it next says how far it is."""
    if not stop(run):
        raise RunIsOver
    record("cancel_report", by=by, subject=run)
    run.refresh_from_db()
    return run


@transaction.atomic
def retry_report(*, run: Run, by: User | None) -> Run:
    """Build a failed or cancelled report again, unless an equal one is already under way."""
    locked = Run.objects.select_for_update().get(pk=run.pk)
    if locked.status in LIVE:
        raise RunIsLive
    equal = Run.objects.filter(fingerprint=locked.fingerprint, status__in=LIVE).first()
    if equal is not None:
        return equal
    start_over(locked, task=BUILD, key="run_id", section="", sections_done=0)
    record("retry_report", by=by, subject=locked)
    locked.refresh_from_db()
    return locked


def ring_waiting_runs() -> int:
    return ring_waiting(Run, task=BUILD, key="run_id")
