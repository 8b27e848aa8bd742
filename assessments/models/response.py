"""One sealed response: answers that nothing links to a person or a key."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from organizations.tenancy import Owned


class Response(Owned):
    """Written once, when sealed, in random order; `answers` as in Draft, 0 for "can't judge".

    A statement that writes responses is checked once for the composite key (organization,
    assessment): a check, or one more index, for each of a million rows would double the time of
    sealing. See decision 0018.
    """

    organization = models.ForeignKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    assessment = models.ForeignKey(
        "assessments.Assessment",
        on_delete=models.CASCADE,
        related_name="responses",
        db_constraint=False,
        db_index=False,
    )
    audience = models.CharField(max_length=20)
    unit_key = models.BigIntegerField(null=True)
    # One key for each attribute of the assessment, in its order; NULL not told.
    attribute_keys = ArrayField(models.SmallIntegerField(null=True), default=list)
    answers = ArrayField(models.SmallIntegerField())
    importance = ArrayField(models.SmallIntegerField())
    # The number of the interim result it was sealed for; 0 for what was sealed at the close.
    batch = models.SmallIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(answers__len=models.F("importance__len")),
                name="response_has_one_importance_per_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"response to assessment {self.assessment_id}"
