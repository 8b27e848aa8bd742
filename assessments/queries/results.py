"""Reads frozen results: the only thing that pages and reports are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import Result

if TYPE_CHECKING:
    from django.db.models import QuerySet


def list_results() -> QuerySet[Result]:
    """Newest first, without the bodies."""
    return _results().defer("body").order_by("-assessment__closed_at", "-id")


def get_result(assessment_id: int) -> Result:
    return _results().get(assessment_id=assessment_id)


def find_result(assessment_id: int) -> Result | None:
    return _results().filter(assessment_id=assessment_id).first()


def previous_result(result: Result) -> Result | None:
    """Return the wave before: closed earlier, with any version of the same instrument."""
    assessment = result.assessment
    earlier = _results().filter(
        assessment__instrument__slug=assessment.instrument.slug,
        assessment__mode=assessment.mode,
        assessment__closed_at__lt=assessment.closed_at,
    )
    return earlier.order_by("-assessment__closed_at", "-id").first()


def _results() -> QuerySet[Result]:
    return Result.objects.select_related("assessment", "assessment__instrument").defer(
        "assessment__instrument__body"
    )
