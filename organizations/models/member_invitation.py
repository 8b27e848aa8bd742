"""An invitation by mail to become a member; only the hash of its key is kept."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower

from organizations.models.membership import Role
from organizations.tenancy import Shared


class MemberInvitation(Shared):
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="+"
    )
    email = models.EmailField()
    role = models.CharField(max_length=12, choices=Role)
    unit = models.ForeignKey(
        "organizations.Unit", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    key_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organization", Lower("email"), name="one_invitation_per_address"
            ),
        ]

    def __str__(self) -> str:
        return self.email
