"""One request for a report: the row is the truth about how far it has come."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned
from organizations.tenancy.lease import Job


class RunStatus(models.TextChoices):
    QUEUED = "QUEUED", _("Waiting")
    RUNNING = "RUNNING", _("Being built")
    READY = "READY", _("Ready")
    FAILED = "FAILED", _("Failed")
    CANCELLED = "CANCELLED", _("Cancelled")


class Run(Job):
    """`fingerprint` is what the files depend on: equal requests share one run."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="+"
    )
    status = models.CharField(max_length=10, choices=RunStatus, default=RunStatus.QUEUED)
    fingerprint = models.CharField(max_length=64)
    language = models.CharField(max_length=10, default="en")
    section = models.CharField(max_length=60, blank=True)
    sections_done = models.PositiveSmallIntegerField(default=0)
    sections_total = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "fingerprint"],
                condition=models.Q(status__in=["QUEUED", "RUNNING", "READY"]),
                name="one_live_run_per_fingerprint",
            ),
        ]
        indexes = [models.Index(fields=["organization", "-id"], name="run_newest_first")]

    def __str__(self) -> str:
        return f"run {self.pk} ({self.status})"
