"""Changes how the organization's pages and reports look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from organizations.actions.audit import record
from organizations.models import Brand

if TYPE_CHECKING:
    from organizations.models import User


@transaction.atomic
def change_brand(*, accent: str, logo: bytes | None, by: User) -> Brand:
    """Set the accent color and the logo of the current organization; no logo removes it."""
    brand = Brand.objects.first() or Brand()
    changed = [
        name
        for name, now, wanted in (
            ("accent", brand.accent, accent),
            ("logo", bytes(brand.logo or b""), logo or b""),
        )
        if now != wanted
    ]
    brand.accent = accent
    brand.logo = logo
    brand.save()
    record("change_brand", by=by, subject=brand, changed=changed)
    return brand
