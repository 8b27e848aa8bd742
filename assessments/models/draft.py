"""What one respondent has answered while the assessment is open."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from organizations.tenancy import Owned


class Draft(Owned):
    """No time, no address, no account: nothing here says who it was.

    `answers` and `importance` hold one value for each element of the assessment, in its order:
    NULL not answered, 0 "can't judge", else the level. Sealing turns submitted drafts into
    responses in random order and deletes them.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="drafts"
    )
    key_digest = models.CharField(max_length=64, unique=True)
    audience = models.CharField(max_length=20)
    unit_key = models.BigIntegerField(null=True)
    # One key for each attribute of the assessment, in its order; NULL not told.
    attribute_keys = ArrayField(models.SmallIntegerField(null=True), default=list)
    answers = ArrayField(models.SmallIntegerField(null=True))
    importance = ArrayField(models.SmallIntegerField(null=True))
    comments = models.JSONField(default=dict)
    is_submitted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(answers__len=models.F("importance__len")),
                name="draft_has_one_importance_per_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"draft of assessment {self.assessment_id}"
