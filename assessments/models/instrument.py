"""A published version of an instrument in one language, as loaded from its content file."""

from __future__ import annotations

from django.db import models

from organizations.tenancy import Shared


class Instrument(Shared):
    """Never changed once published: a new wording is a new version."""

    slug = models.SlugField(max_length=40)
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "version", "language"], name="one_instrument_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version} ({self.language})"
