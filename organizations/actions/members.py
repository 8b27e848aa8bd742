"""Changes who belongs to an organization and as what; an organization always keeps an owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.models import Membership, Organization, Role
from organizations.queries.memberships import count_owners, find_role

if TYPE_CHECKING:
    from organizations.models import Unit, User


class LastOwner(DomainError):
    code: ClassVar[str] = "last_owner"
    message = _("An organization needs an owner. Make somebody else an owner first.")


class OnlyOwnersMakeOwners(DomainError):
    code: ClassVar[str] = "only_owners_make_owners"
    message = _("Only an owner can appoint an owner, or change or remove one.")


class ManagerNeedsUnit(DomainError):
    code: ClassVar[str] = "manager_needs_unit"
    message = _("Choose the unit that this line manager leads.")


@transaction.atomic
def change_role(*, membership: Membership, role: str, unit: Unit | None, by: User) -> Membership:
    unit = unit_for_role(role, unit)
    membership = _locked(membership)
    before = membership.role
    refuse_unless_owner(membership.organization, before, role, by=by)
    if before == Role.OWNER and role != Role.OWNER:
        _refuse_last_owner(membership)
    membership.role, membership.unit = role, unit
    membership.save(update_fields=["role", "unit"])
    record("change_role", by=by, subject=membership, before=before, after=role)
    return membership


@transaction.atomic
def remove_member(*, membership: Membership, by: User) -> None:
    membership = _locked(membership)
    refuse_unless_owner(membership.organization, membership.role, by=by)
    _refuse_last_owner(membership)
    record("remove_member", by=by, subject=membership, person=membership.user_id)
    membership.delete()


@transaction.atomic
def leave_organization(*, membership: Membership) -> None:
    """Everybody may go, except the last owner."""
    membership = _locked(membership)
    _refuse_last_owner(membership)
    record("leave_organization", by=membership.user, subject=membership)
    membership.delete()


def unit_for_role(role: str, unit: Unit | None) -> Unit | None:
    """Only a line manager is bound to a unit, and a line manager always is."""
    if role != Role.MANAGER:
        return None
    if unit is None:
        raise ManagerNeedsUnit(fields={"unit": ManagerNeedsUnit.message})
    return unit


def refuse_unless_owner(organization: Organization, *roles: str, by: User) -> None:
    """Without this rule an L&D leader, who manages members, could become an owner."""
    if Role.OWNER not in roles:
        return
    if find_role(user_id=by.pk, organization_id=organization.pk) != Role.OWNER:
        raise OnlyOwnersMakeOwners


def _locked(membership: Membership) -> Membership:
    """Take turns per organization: two owners who leave at once would each see the other."""
    Organization.objects.select_for_update(no_key=True).get(pk=membership.organization_id)
    return Membership.objects.select_related("organization", "user").get(pk=membership.pk)


def _refuse_last_owner(membership: Membership) -> None:
    owners = count_owners(organization_id=membership.organization_id)
    if membership.role == Role.OWNER and owners == 1:
        raise LastOwner
