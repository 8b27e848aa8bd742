"""A finished file of a run, kept in the database so that it appears and goes with its row."""

from __future__ import annotations

from django.db import models

from organizations.tenancy import Owned


class File(Owned):
    run = models.ForeignKey("reports.Run", on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(fields=["run", "kind"], name="one_file_per_kind"),
        ]

    def __str__(self) -> str:
        return self.name
