"""Founds and changes organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from organizations.actions.audit import record
from organizations.models import Membership, Organization, Role
from organizations.tenancy import scope

if TYPE_CHECKING:
    from typing import Unpack

    from organizations.models import User

# No vowels and no look-alikes: an ending never spells a word and survives being read aloud.
_ENDING = "bcdfghjkmnpqrstvwxz23456789"


class Particulars(TypedDict, total=False):
    """What may be said about an organization besides its name."""

    sector: str
    size_band: str
    country: str
    time_zone: str
    language: str
    currency: str
    is_sample: bool


@transaction.atomic
def create_organization(*, name: str, by: User, **particulars: Unpack[Particulars]) -> Organization:
    """Found the organization with the acting person as its owner."""
    organization = _found(name, particulars)
    Membership.objects.create(user=by, organization=organization, role=Role.OWNER)
    with scope(organization.pk):
        record("create_organization", by=by, subject=organization, name=name)
    return organization


class Changes(Particulars, total=False):
    name: str


@transaction.atomic
def change_organization(
    *, organization: Organization, by: User, **changes: Unpack[Changes]
) -> Organization:
    """The address keeps its slug whatever the name becomes: links stay alive."""
    changed = [name for name, value in changes.items() if getattr(organization, name) != value]
    for name in changed:
        setattr(organization, name, changes[name])  # type: ignore[literal-required]  # its own keys
    organization.save(update_fields=changed)
    record("change_organization", by=by, subject=organization, changed=changed)
    return organization


def _found(name: str, particulars: Particulars) -> Organization:
    """Try endings until the address is free, also where somebody else takes it at this moment."""
    slug = wanted = slugify(name)[:48].strip("-") or "organization"
    while True:
        try:
            with transaction.atomic():
                return Organization.objects.create(name=name, slug=slug, **particulars)
        except IntegrityError:
            if not Organization.objects.filter(slug=slug).exists():
                raise
        slug = f"{wanted}-{get_random_string(6, _ENDING)}"
