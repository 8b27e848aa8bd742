"""Records who did what, in the same transaction as the deed."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from organizations.models import AuditEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

    from organizations.models import User

_api_key: ContextVar[dict[str, str]] = ContextVar("api_key")


@contextmanager
def acting_by_key(name: str) -> Iterator[None]:
    """Let entries name the API key: a program has no account that could have done it."""
    token = _api_key.set({"api_key": name})
    try:
        yield
    finally:
        _api_key.reset(token)


def record(action: str, *, by: User | None, subject: Model, **details: Any) -> AuditEntry:
    """Write the entry into the current organization; details hold no answers, keys or comments."""
    return AuditEntry.objects.create(
        by=by,
        action=action,
        subject=subject._meta.model_name or "",
        subject_id=subject.pk,
        details={**details, **_api_key.get({})},
    )
