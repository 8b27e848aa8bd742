"""One request to compute a result or an interim result anew, and what came of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.tenancy import Owned
from organizations.tenancy.lease import Job


class Basis(models.TextChoices):
    ANSWERS = "answers", _("From the sealed answers")
    RELEASED = "released", _("From the released counts")


class Outcome(models.TextChoices):
    AGREES = "agrees", _("Every figure agrees")
    DIFFERS = "differs", _("Figures differ")
    OTHER_ENGINE = "other_engine", _("Made by another engine")


class Verification(Job):
    """`interim` is the interim result recomputed; without one it is the result itself.

    `differences` are [path, stored, recomputed] of released figures, a few of them at most.
    Where the answers themselves have changed it names parts of the result only: the difference
    between two sets of figures would tell what the changed answers said.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="verifications"
    )
    interim = models.ForeignKey(
        "assessments.InterimResult",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="verifications",
    )
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.ANSWERS)
    step = models.CharField(max_length=20, blank=True)
    steps_done = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    answers_changed = models.BooleanField(default=False)
    compared = models.PositiveIntegerField(default=0)
    # Figures that were not worked out again: counts themselves, and coarse figures.
    given = models.PositiveIntegerField(default=0)
    differing = models.PositiveIntegerField(default=0)
    differences = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    engine = models.CharField(max_length=20, blank=True)
    seconds = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["assessment"],
                condition=models.Q(status__in=["QUEUED", "RUNNING"], interim__isnull=True),
                name="one_verification_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["interim"],
                condition=models.Q(status__in=["QUEUED", "RUNNING"]),
                name="one_verification_of_an_interim_at_a_time",
            ),
        ]

    @property
    def interim_number(self) -> int | None:
        return self.interim.number if self.interim else None

    def __str__(self) -> str:
        return f"verification {self.pk} ({self.status})"
