"""A link by which somebody without an account reads one result; only its key's hash is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models

from organizations.tenancy import Owned

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_LIFE = timedelta(days=180)


class ShareLink(Owned):
    """Opens the pages of one result until it expires or is revoked, whichever comes first."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="+"
    )
    reader = models.CharField(max_length=80)
    key_digest = models.CharField(max_length=64, unique=True)
    password = models.CharField(max_length=128, blank=True)
    created_by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    views = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at"))
                & models.Q(expires_at__lte=models.F("created_at") + LONGEST_LIFE),
                name="share_link_ends_within_180_days",
            ),
        ]

    def __str__(self) -> str:
        return f"share link {self.pk}"

    def is_open(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at
