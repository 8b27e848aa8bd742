"""What respondents are told about an assessment: what was heard, decided, and comes next."""

from __future__ import annotations

import uuid

from django.db import models

from organizations.tenancy import Owned


class Telling(Owned):
    """Anybody with the address reads it while it is published; only its key's hash is kept."""

    assessment = models.OneToOneField(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="telling"
    )
    heard = models.TextField()
    decided = models.TextField(blank=True)
    next = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="en")
    nonce = models.UUIDField(default=uuid.uuid4)
    # Empty while it is not published.
    key_digest = models.CharField(max_length=64, blank=True, db_index=True)
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(key_digest="", published_at__isnull=True)
                | (~models.Q(key_digest="") & models.Q(published_at__isnull=False)),
                name="telling_has_a_key_while_published",
            ),
        ]

    def __str__(self) -> str:
        return f"what respondents of assessment {self.assessment_id} are told"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None
