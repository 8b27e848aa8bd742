"""Reads memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.models import MemberInvitation, Membership, Role

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


def list_owners() -> dict[int, frozenset[int]]:
    """The accounts that own each organization: two with one in common are in one hand."""
    found: dict[int, set[int]] = {}
    rows = Membership.objects.filter(role=Role.OWNER).values_list("organization_id", "user_id")
    for organization_id, user_id in rows:
        found.setdefault(organization_id, set()).add(user_id)
    return {organization_id: frozenset(owners) for organization_id, owners in found.items()}


def get_membership(*, organization_id: int, membership_id: int) -> Membership:
    members = Membership.objects.select_related("organization", "user", "unit")
    return members.get(pk=membership_id, organization_id=organization_id)


def find_role(*, user_id: int, organization_id: int) -> str | None:
    roles = Membership.objects.filter(user_id=user_id, organization_id=organization_id)
    return roles.values_list("role", flat=True).first()


def is_member(*, email: str, organization_id: int) -> bool:
    members = Membership.objects.filter(organization_id=organization_id)
    return members.filter(user__email__iexact=email).exists()


def count_members(*, organization_id: int) -> int:
    return Membership.objects.filter(organization_id=organization_id).count()


def count_members_of_unit(*, unit_id: int) -> int:
    """Count those bound to the unit, whether they joined or are invited."""
    joined = Membership.objects.filter(unit_id=unit_id).count()
    return joined + MemberInvitation.objects.filter(unit_id=unit_id).count()
