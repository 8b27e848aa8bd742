"""A comment on one element, kept apart from the response it came with."""

from __future__ import annotations

from django.db import models

from organizations.tenancy import Owned


class Comment(Owned):
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="comments"
    )
    audience = models.CharField(max_length=20)
    element = models.CharField(max_length=8)
    text = models.TextField()

    class Meta:
        constraints = [*Owned.Meta.constraints]

    def __str__(self) -> str:
        return f"comment on {self.element}"
