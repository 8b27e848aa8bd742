"""Reads organizations."""

from __future__ import annotations

from organizations.models import Brand, Organization


def get_organization(*, organization_id: int) -> Organization:
    return Organization.objects.get(pk=organization_id)


def find_organization(*, slug: str) -> Organization | None:
    return Organization.objects.filter(slug=slug).first()


def find_brand() -> Brand | None:
    return Brand.objects.first()
