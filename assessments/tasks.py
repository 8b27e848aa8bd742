"""What workers do: close an assessment, open and close what is due, release benchmarks."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from celery.signals import worker_init
from django.utils import timezone

from assessments.actions.benchmarks import release_benchmarks
from assessments.actions.closing import record_failure
from assessments.actions.due import WAITING_TO_BE_RUNG, run_due
from assessments.actions.interims import ring_waiting_interims as ring_interims
from assessments.actions.publishing import fail_interim, work_on_interim
from assessments.actions.street import close_assessment as walk_the_street
from assessments.actions.verifications import ring_waiting_verifications as ring_verifications
from assessments.actions.verifying import fail_verification, work_on_verification
from assessments.models import Assessment, InterimResult, Verification
from assessments.queries.assessments import anything_due, get_assessment
from hilo.errors import DomainError
from organizations.tenancy import OrganizationTask, enqueue
from organizations.tenancy.escape import across_organizations, in_each_organization_of
from organizations.tenancy.lease import claim, waiting_for_a_worker, work_under


@shared_task(base=OrganizationTask, name="assessments.close_assessment", throws=(DomainError,))
def close_assessment(*, assessment_id: int, **_: Any) -> None:
    try:
        assessment = get_assessment(assessment_id=assessment_id)
        walk_the_street(assessment=assessment, now=timezone.now())
    except Exception as error:
        record_failure(assessment_id=assessment_id, error=error)
        raise


@shared_task(base=OrganizationTask, name="assessments.run_due_in_organization")
def run_due_in_organization(**_: Any) -> None:
    run_due(now=timezone.now())


@shared_task(name="assessments.run_due_assessments")
def run_due_assessments() -> None:
    """Fan out: the work itself is done inside each organization."""
    due = across_organizations(Assessment).filter(anything_due(timezone.now(), WAITING_TO_BE_RUNG))
    in_each_organization_of(due, lambda: enqueue("assessments.run_due_in_organization"))


@shared_task(name="assessments.release_benchmarks")
def release_benchmarks_of_the_quarter() -> None:
    """Not fanned out: a release needs every organization at once, and enters each by itself."""
    release_benchmarks(now=timezone.now())


@shared_task(base=OrganizationTask, name="assessments.verify_result", throws=(DomainError,))
def verify_result(*, verification_id: int, **_: Any) -> None:
    lease = claim(Verification, verification_id, step="", steps_done=0)
    work_under(lease, work=work_on_verification, fail=fail_verification)


@shared_task(name="assessments.ring_waiting_verifications")
def ring_waiting_verifications(**_: Any) -> None:
    waiting = across_organizations(Verification).filter(waiting_for_a_worker())
    in_each_organization_of(waiting, ring_verifications)


@shared_task(base=OrganizationTask, name="assessments.publish_interim", throws=(DomainError,))
def publish_interim(*, interim_id: int, **_: Any) -> None:
    work_under(claim(InterimResult, interim_id), work=work_on_interim, fail=fail_interim)


@shared_task(name="assessments.ring_waiting_interims")
def ring_waiting_interims(**_: Any) -> None:
    waiting = across_organizations(InterimResult).filter(waiting_for_a_worker())
    in_each_organization_of(waiting, ring_interims)


@worker_init.connect
def _load_numerics(**_: Any) -> None:
    """Load scipy before the worker forks, so that the first closing need not wait for it."""
    import scipy.special  # noqa: F401, PLC0415  the web process never needs it
