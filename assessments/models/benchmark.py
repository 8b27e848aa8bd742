"""Frozen comparisons with other organizations: the release all read, and what each owns of it."""

from __future__ import annotations

from django.db import models

from organizations.tenancy import Owned, Shared


class BenchmarkRelease(Shared):
    """Aggregates of many organizations, never changed once made; `body` names none of them."""

    instrument = models.SlugField(max_length=40)
    # Versions that share their major number ask the same elements.
    major = models.CharField(max_length=10)
    quarter = models.CharField(max_length=7)
    body = models.JSONField()
    # Exact numbers of organizations, for the next release to weigh; never shown.
    members = models.JSONField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "major", "quarter"], name="one_benchmark_per_quarter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.quarter}"


class BenchmarkStanding(Owned):
    """That this organization was part of a release, with which result, and where it stood."""

    release = models.ForeignKey(
        "assessments.BenchmarkRelease", on_delete=models.CASCADE, related_name="+"
    )
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # As they were then: they say which groups of the release this organization was in.
    sector = models.CharField(max_length=20, blank=True)
    size_band = models.CharField(max_length=20, blank=True)
    percentiles = models.JSONField(default=dict)

    class Meta:
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "release"], name="one_standing_per_release"
            ),
        ]

    def __str__(self) -> str:
        return f"standing in release {self.release_id}"
