"""What an assessment adds up to: frozen at closing, the only thing any page or report reads."""

from __future__ import annotations

from django.db import models

from organizations.tenancy import Owned


class Result(Owned):
    """`body` is built by assessments.scoring.summary; what went in is hashed."""

    assessment = models.OneToOneField(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="result"
    )
    body = models.JSONField()
    participation = models.JSONField(default=dict)
    inputs_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    engine = models.CharField(max_length=20)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [*Owned.Meta.constraints]

    def __str__(self) -> str:
        return f"result {self.digest[:12]}"
