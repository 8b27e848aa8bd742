"""Reads verifications of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import Verification

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_LISTED = 10


def list_verifications(assessment_id: int) -> QuerySet[Verification]:
    """The newest few, newest first."""
    found = Verification.objects.filter(assessment_id=assessment_id).select_related("requested_by")
    return found.order_by("-id")[:MOST_LISTED]


def get_newest_verification(assessment_id: int) -> Verification:
    found = Verification.objects.filter(assessment_id=assessment_id)
    return found.select_related("requested_by").latest("id")
