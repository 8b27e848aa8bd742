"""What an organization does about a result: one step of one element, with who, what and when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned


class InitiativeStatus(models.TextChoices):
    PLANNED = "PLANNED", _("Planned")
    RUNNING = "RUNNING", _("Running")
    DONE = "DONE", _("Done")
    DROPPED = "DROPPED", _("Dropped")


class Initiative(Owned):
    """`assessment` is the wave it answers; `to_level` is what it is expected to bring about."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="initiatives"
    )
    element = models.CharField(max_length=8)
    from_level = models.PositiveSmallIntegerField(null=True, blank=True)
    to_level = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    # A member of the organization, or somebody by name.
    owner = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    owner_name = models.CharField(max_length=80, blank=True)
    effort_days = models.PositiveIntegerField(null=True, blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    status = models.CharField(
        max_length=10, choices=InitiativeStatus, default=InitiativeStatus.PLANNED
    )
    told_text = models.TextField(blank=True)
    created_by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(from_level__isnull=True)
                | models.Q(to_level__gt=models.F("from_level")),
                name="initiative_leads_upwards",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(due_on__isnull=True)
                | models.Q(due_on__gte=models.F("starts_on")),
                name="initiative_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["organization", "assessment"], name="initiative_of_wave")]

    def __str__(self) -> str:
        return self.title

    @property
    def owned_by(self) -> str:
        return str(self.owner) if self.owner else self.owner_name
