"""Makes the people of the sample organization, who exist nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.db import transaction

from organizations.actions.audit import record
from organizations.models import Membership, User

if TYPE_CHECKING:
    from organizations.models import Organization, Unit


def add_sample_person(*, email: str, name: str, password_hash: str) -> User:
    """Leave an account that is there already as it is, its password too."""
    user, _created = User.objects.get_or_create(
        email=email, defaults={"name": name, "password": password_hash}
    )
    EmailAddress.objects.get_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
    return user


@transaction.atomic
def add_sample_member(
    *, organization: Organization, user: User, role: str, unit: Unit | None, by: User
) -> Membership:
    membership, is_new = Membership.objects.get_or_create(
        user=user, organization=organization, defaults={"role": role, "unit": unit}
    )
    if is_new:
        record("add_sample_member", by=by, subject=membership, role=role)
    return membership
