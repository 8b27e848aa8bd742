"""One request for a report: the row is the truth about how far it has come."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned


class RunStatus(models.TextChoices):
    QUEUED = "QUEUED", _("Waiting")
    RUNNING = "RUNNING", _("Being built")
    READY = "READY", _("Ready")
    FAILED = "FAILED", _("Failed")
    CANCELLED = "CANCELLED", _("Cancelled")


class Run(Owned):
    """`fingerprint` is what the files depend on: equal requests share one run.

    A worker holds a run while `lease_until` lies ahead; `token` fences off one that lost it.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="+"
    )
    status = models.CharField(max_length=10, choices=RunStatus, default=RunStatus.QUEUED)
    fingerprint = models.CharField(max_length=64)
    language = models.CharField(max_length=10, default="en")
    section = models.CharField(max_length=60, blank=True)
    sections_done = models.PositiveSmallIntegerField(default=0)
    sections_total = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(default=uuid.uuid4)
    lease_until = models.DateTimeField(null=True, blank=True)
    requested_by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    requested_at = models.DateTimeField(auto_now_add=True)
    rung_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True, blank=True)

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

    @property
    def is_under_way(self) -> bool:
        return self.status in {RunStatus.QUEUED, RunStatus.RUNNING}

    @property
    def is_ready(self) -> bool:
        return self.status == RunStatus.READY
