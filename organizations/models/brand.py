"""How an organization's pages and reports look: one accent color and a logo."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned


class Brand(Owned):
    """The logo is kept re-encoded as PNG, so that nothing but pixels of an upload survives."""

    accent = models.CharField(_("accent color"), max_length=7, blank=True)
    logo = models.BinaryField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(fields=["organization"], name="one_brand_per_organization"),
        ]

    def __str__(self) -> str:
        return self.accent
