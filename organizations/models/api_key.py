"""A key by which a program enters one organization; only its hash is kept."""

from __future__ import annotations

from django.db import models

from organizations.models.membership import Role
from organizations.tenancy import Shared


class ApiKey(Shared):
    """Shared, because it is read to decide which organization may be entered."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12)
    key_digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=12, choices=Role)
    created_by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"
