"""Which person may enter which organization, and as what."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Shared


class Role(models.TextChoices):
    OWNER = "OWNER", _("Owner")
    LEADER = "LEADER", _("L&D leader")
    CONSULTANT = "CONSULTANT", _("Consultant")
    EXECUTIVE = "EXECUTIVE", _("Executive")
    MANAGER = "MANAGER", _("Line manager")


class Membership(Shared):
    """Shared, because it is read to decide which organization may be entered."""

    user = models.ForeignKey(
        "organizations.User", on_delete=models.CASCADE, related_name="memberships"
    )
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=12, choices=Role)
    unit = models.ForeignKey(
        "organizations.Unit", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization"], name="one_membership_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"
