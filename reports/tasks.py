"""Background work of reports: build one, and ring again for those that wait."""

from __future__ import annotations

from typing import Any

from celery import shared_task

from hilo.errors import DomainError
from organizations.tenancy import OrganizationTask
from organizations.tenancy.escape import across_organizations, in_each_organization_of
from organizations.tenancy.lease import claim, waiting_for_a_worker, work_under
from reports.actions.building import build_report as build
from reports.actions.building import fail_report
from reports.actions.runs import ring_waiting_runs as ring
from reports.models import Run


@shared_task(base=OrganizationTask, name="reports.build_report", throws=(DomainError,))
def build_report(*, run_id: int, **_: Any) -> None:
    work_under(claim(Run, run_id, section="", sections_done=0), work=build, fail=fail_report)


@shared_task(name="reports.ring_waiting_runs")
def ring_waiting_runs(**_: Any) -> None:
    in_each_organization_of(across_organizations(Run).filter(waiting_for_a_worker()), ring)
