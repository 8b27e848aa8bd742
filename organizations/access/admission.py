"""Decides who enters which organization; unknown and forbidden look alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from organizations.access.permissions import PERMISSIONS, Permission, allows
from organizations.queries.memberships import find_membership

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from organizations.models import ApiKey, Organization, Unit, User


@dataclass(frozen=True, slots=True)
class Admission:
    """Proof that somebody was let in: into which organization, and as what."""

    organization: Organization
    role: str
    user: User | None
    unit: Unit | None = None

    def may(self, permission: Permission) -> bool:
        return allows(self.role, permission)

    @property
    def can(self) -> dict[str, bool]:
        """Permissions by name, for templates: {% if can.run_assessments %}."""
        allowed = PERMISSIONS.get(self.role, frozenset())
        return {permission.value: permission in allowed for permission in Permission}


def admit_user(user: User | AnonymousUser, slug: str) -> Admission:
    membership = find_membership(user_id=user.pk, slug=slug) if user.is_authenticated else None
    if membership is None:
        raise Http404
    return Admission(
        organization=membership.organization,
        role=membership.role,
        user=membership.user,
        unit=membership.unit,
    )


def admit_key(key: ApiKey, slug: str) -> Admission:
    if key.organization.slug != slug:
        raise Http404
    return Admission(organization=key.organization, role=key.role, user=None)
