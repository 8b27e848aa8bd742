"""Reads memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.models import Membership, Role

if TYPE_CHECKING:
    from django.db.models import QuerySet


def find_membership(*, user_id: int, slug: str) -> Membership | None:
    """Return the person's membership, or None: unknown and forbidden look alike."""
    return (
        Membership.objects.select_related("organization", "user", "unit")
        .filter(user_id=user_id, organization__slug=slug)
        .first()
    )


def list_memberships_of(*, user_id: int) -> QuerySet[Membership]:
    return (
        Membership.objects.select_related("organization")
        .filter(user_id=user_id)
        .order_by("organization__name")
    )


def list_members(*, organization_id: int) -> QuerySet[Membership]:
    return (
        Membership.objects.select_related("user", "unit")
        .filter(organization_id=organization_id)
        .order_by("user__name", "user__email")
    )


def count_owners(*, organization_id: int) -> int:
    return Membership.objects.filter(organization_id=organization_id, role=Role.OWNER).count()
