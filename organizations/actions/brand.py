"""Changes how the organization's pages and reports look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from organizations.actions.audit import record
from organizations.models import Brand
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from organizations.models import User


@transaction.atomic
def change_brand(*, accent: str, logo: bytes | None, by: User) -> Brand:
    """Set the accent color and the logo of the current organization; no logo removes it."""
    brand, _is_new = Brand.objects.select_for_update().get_or_create(
        organization_id=current_organization_id()
    )
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
