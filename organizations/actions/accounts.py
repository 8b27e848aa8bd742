"""Changes a person's own account; no organization's business, so no organization's audit trail."""

from __future__ import annotations

from django.db.models import F

from organizations.models import User


def change_name(*, user: User, name: str) -> User:
    user.name = name
    user.save(update_fields=["name"])
    return user


def sign_out_everywhere(*, user: User) -> None:
    """End every session at its next request: the number is part of what signs a session."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
