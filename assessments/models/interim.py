"""What an open assessment adds up to so far, and the keys whose answers are counted in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from organizations.tenancy import Owned
from organizations.tenancy.lease import Job

if TYPE_CHECKING:
    from datetime import datetime


class InterimResult(Job):
    """Once it is ready it is as frozen as a Result; its number is that of the batch it sealed.

    `sealed` holds for each audience how many answers the batch took in. They are sealed before
    anything is computed, so a job that is cancelled or fails keeps them for the next result.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="interims"
    )
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=20, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    sealed = models.JSONField(default=dict)
    body = models.JSONField(null=True)
    participation = models.JSONField(default=dict)
    inputs_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    engine = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment", "number"], name="one_interim_result_per_number"
            ),
            models.UniqueConstraint(
                fields=["assessment"],
                condition=models.Q(status__in=["QUEUED", "RUNNING"]),
                name="one_interim_result_at_a_time",
            ),
        ]

    @property
    def created_at(self) -> datetime:
        """When it was published, as of a Result."""
        return self.finished_at or self.requested_at

    def __str__(self) -> str:
        return f"interim result {self.number} of assessment {self.assessment_id}"


class SpentKey(Owned):
    """A respondent whose answers were sealed early; nothing says which. Gone after the close."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="spent_keys"
    )
    key_digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [*Owned.Meta.constraints]

    def __str__(self) -> str:
        return f"spent key of assessment {self.assessment_id}"
