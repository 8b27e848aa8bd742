"""Background work of competencies: bring a framework in, ring again for what waits."""

from __future__ import annotations

from functools import partial
from typing import Any

from celery import shared_task
from django.utils import timezone

from competencies.actions.importing import fail_import
from competencies.actions.importing import import_framework as bring_in
from competencies.actions.imports import ring_waiting_imports as ring
from competencies.models import Import
from hilo.errors import DomainError
from organizations.tenancy import OrganizationTask
from organizations.tenancy.escape import across_organizations, in_each_organization_of
from organizations.tenancy.lease import claim, waiting_for_a_worker, work_under


@shared_task(base=OrganizationTask, name="competencies.import_framework", throws=(DomainError,))
def import_framework(*, import_id: int, **_: Any) -> None:
    lease = claim(Import, import_id, progress=0)
    work_under(lease, work=partial(bring_in, now=timezone.now()), fail=fail_import)


@shared_task(name="competencies.ring_waiting_imports")
def ring_waiting_imports(**_: Any) -> None:
    in_each_organization_of(across_organizations(Import).filter(waiting_for_a_worker()), ring)
