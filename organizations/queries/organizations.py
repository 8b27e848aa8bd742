"""Reads organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.models import Brand, Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet


def get_organization(*, organization_id: int) -> Organization:
    return Organization.objects.get(pk=organization_id)


def find_organization(*, slug: str) -> Organization | None:
    return Organization.objects.filter(slug=slug).first()


def find_brand() -> Brand | None:
    return Brand.objects.first()


def list_organizations_of(*, user_id: int) -> QuerySet[Organization]:
    return Organization.objects.filter(memberships__user_id=user_id)


def list_organization(*, organization_id: int) -> QuerySet[Organization]:
    """The one organization that a key opens, as a list."""
    return Organization.objects.filter(pk=organization_id)


def list_sharing_organizations() -> QuerySet[Organization]:
    """Those that take part in benchmarks; a made-up one never does."""
    return Organization.objects.filter(shares_benchmarks=True, is_sample=False).order_by("id")
