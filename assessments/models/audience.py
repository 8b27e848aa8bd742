"""An audience that an assessment asks, with its open link."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned


class Audience(Owned):
    """The link's key is derived from `nonce` and the secret key, so only its hash is stored."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="audiences"
    )
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    headcount = models.PositiveIntegerField(_("people in this audience"), null=True, blank=True)
    nonce = models.UUIDField(default=uuid.uuid4)
    key_digest = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(fields=["assessment", "code"], name="one_audience_per_code"),
        ]

    def __str__(self) -> str:
        return self.name
