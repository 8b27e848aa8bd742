"""Background work of competencies: bring a framework in."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from django.utils import timezone

from competencies.actions.importing import claim_import, fail_import
from competencies.actions.importing import import_framework as bring_in
from hilo.errors import DomainError
from organizations.tenancy import OrganizationTask


@shared_task(base=OrganizationTask, name="competencies.import_framework", throws=(DomainError,))
def import_framework(*, import_id: int, **_: Any) -> None:
    lease = claim_import(import_id=import_id)
    if lease is None:
        return
    try:
        bring_in(lease=lease, now=timezone.now())
    except Exception as error:
        fail_import(lease=lease, error=error)
        raise
