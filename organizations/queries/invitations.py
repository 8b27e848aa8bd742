"""Reads invitations to become a member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.models import MemberInvitation

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


def find_invitation(*, digest: str, now: datetime, lock: bool = False) -> MemberInvitation | None:
    """Return the invitation that is still valid, or None: unknown and expired look alike."""
    invitations = MemberInvitation.objects.select_related("organization", "unit")
    if lock:
        invitations = invitations.select_for_update(of=("self",))
    return invitations.filter(key_digest=digest, expires_at__gt=now).first()


def list_invitations(*, organization_id: int) -> QuerySet[MemberInvitation]:
    invitations = MemberInvitation.objects.select_related("unit", "invited_by")
    return invitations.filter(organization_id=organization_id).order_by("email")


def get_invitation(*, organization_id: int, invitation_id: int) -> MemberInvitation:
    invitations = MemberInvitation.objects.select_related("organization")
    return invitations.get(pk=invitation_id, organization_id=organization_id)


def find_invited_role(*, email: str, organization_id: int) -> str | None:
    invitations = MemberInvitation.objects.filter(organization_id=organization_id)
    return invitations.filter(email__iexact=email).values_list("role", flat=True).first()
