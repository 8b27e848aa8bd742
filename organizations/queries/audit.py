"""Reads the audit trail of the current organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.models import AuditEntry

if TYPE_CHECKING:
    from django.db.models import QuerySet


def list_audit_entries(*, action: str = "") -> QuerySet[AuditEntry]:
    """Newest first."""
    entries = AuditEntry.objects.select_related("by").order_by("-id")
    return entries.filter(action=action) if action else entries


def list_audited_actions() -> list[str]:
    return list(AuditEntry.objects.values_list("action", flat=True).distinct().order_by("action"))
