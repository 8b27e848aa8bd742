"""One thing a person can do that a job requires, in one of four tiers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from competencies.models.framework import Framework
from organizations.tenancy import Owned


class Tier(models.TextChoices):
    VALUES = "VALUES", _("Values")
    CORE = "CORE", _("Core")
    LEADERSHIP = "LEADERSHIP", _("Leadership")
    FUNCTIONAL = "FUNCTIONAL", _("Functional")


class Competency(Owned):
    """Its parent belongs to the same framework; the migration lets PostgreSQL hold that, too."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="competencies")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    tier = models.CharField(_("tier"), max_length=10, choices=Tier)
    # A framework goes as a whole, in one statement; PostgreSQL refuses at commit a lost parent.
    parent = models.ForeignKey(
        "self", on_delete=models.DO_NOTHING, null=True, blank=True, related_name="children"
    )
    position = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = _("competencies")
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(fields=["framework", "id"], name="framework_and_competency"),
            models.UniqueConstraint(fields=["framework", "code"], name="one_competency_per_code"),
            models.UniqueConstraint(
                fields=["framework", "position"], name="one_competency_per_position"
            ),
            models.CheckConstraint(
                condition=models.Q(tier__in=Tier.values), name="competency_has_one_of_four_tiers"
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="no_competency_is_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
