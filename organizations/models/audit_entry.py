"""Who did what and when; written by every action, never changed."""

from __future__ import annotations

from django.db import models

from organizations.tenancy import Owned


class AuditEntry(Owned):
    """Never holds answers, keys or comments."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        constraints = [*Owned.Meta.constraints]
        indexes = [models.Index(fields=["organization", "-id"], name="audit_newest_first")]

    def __str__(self) -> str:
        return f"{self.action} {self.subject} {self.subject_id}"
