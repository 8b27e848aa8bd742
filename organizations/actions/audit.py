"""Records who did what, in the same transaction as the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from organizations.models import AuditEntry

if TYPE_CHECKING:
    from django.db.models import Model

    from organizations.models import User


def record(action: str, *, by: User | None, subject: Model, **details: Any) -> AuditEntry:
    """Write the entry into the current organization; details hold no answers, keys or comments."""
    return AuditEntry.objects.create(
        by=by,
        action=action,
        subject=subject._meta.model_name or "",
        subject_id=subject.pk,
        details=details,
    )
