"""A part of the organization: a department, a site, a team."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned


class Unit(Owned):
    name = models.CharField(_("name"), max_length=120)
    code = models.CharField(_("code"), max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "parent", "name"],
                nulls_distinct=False,
                name="one_unit_per_name_and_parent",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="no_unit_is_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name
