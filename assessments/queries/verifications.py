"""Reads verifications of results, and of interim results by their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import Verification

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_LISTED = 10


def list_verifications(assessment_id: int, *, interim: int | None = None) -> QuerySet[Verification]:
    """The newest few, newest first."""
    return _verifications(assessment_id, interim).order_by("-id")[:MOST_LISTED]


def get_newest_verification(assessment_id: int, *, interim: int | None = None) -> Verification:
    return _verifications(assessment_id, interim).latest("id")


def _verifications(assessment_id: int, interim: int | None) -> QuerySet[Verification]:
    found = Verification.objects.filter(assessment_id=assessment_id, interim__number=interim)
    return found.select_related("requested_by", "interim").defer("interim__body")
