"""One request to bring a framework in: the row is the truth about how far it has come."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from competencies.models.framework import Framework
from organizations.tenancy import Owned
from organizations.tenancy.lease import Job


class ImportStatus(models.TextChoices):
    QUEUED = "QUEUED", _("Waiting")
    RUNNING = "RUNNING", _("Being imported")
    READY = "READY", _("Imported")
    FAILED = "FAILED", _("Not imported")


class Import(Job):
    """`content` is the uploaded file, kept until nothing can be done with it any more."""

    framework_name = models.CharField(max_length=120)
    framework_description = models.TextField(blank=True)
    file_name = models.CharField(max_length=120)
    content = models.BinaryField(null=True)
    status = models.CharField(max_length=10, choices=ImportStatus, default=ImportStatus.QUEUED)
    progress = models.PositiveSmallIntegerField(default=0)
    mistakes = models.JSONField(default=list)
    mistakes_total = models.PositiveIntegerField(default=0)
    encoding = models.CharField(max_length=20, blank=True)
    ignored_columns = models.JSONField(default=list)
    framework = models.ForeignKey(
        Framework, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(progress__lte=100), name="import_progress_is_a_percentage"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["QUEUED", "RUNNING"], content__isnull=True),
                name="import_under_way_has_its_file",
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk} ({self.status})"

    @property
    def may_be_retried(self) -> bool:
        """The same file may succeed another time; mistakes in it stay mistakes."""
        return self.status == ImportStatus.FAILED and not self.mistakes_total
