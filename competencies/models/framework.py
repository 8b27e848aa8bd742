"""An ordered collection of competencies, as it was brought in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned


class Source(models.TextChoices):
    CSV = "CSV", _("CSV")


class Framework(Owned):
    name = models.CharField(_("name"), max_length=120)
    source = models.CharField(max_length=10, choices=Source, default=Source.CSV)
    description = models.TextField(_("description"), blank=True)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(fields=["organization", "name"], name="one_framework_per_name"),
        ]

    def __str__(self) -> str:
        return self.name
