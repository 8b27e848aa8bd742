"""Reads frozen results: the only thing that pages and reports are made from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Func, OuterRef, TextField

from assessments.models import Result

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Where hundreds of groups are shown a body is megabytes of JSON, and a tenth of a second to read.
BODIES_KEPT = 8


class _RowVersion(Func):
    """Changes with every write to the row."""

    template = "assessments_result.xmin::text || assessments_result.ctid::text"
    output_field = TextField()


def list_results() -> QuerySet[Result]:
    """Newest first, without the bodies."""
    return _results().defer("body").order_by("-assessment__closed_at", "-id")


def get_result(assessment_id: int) -> Result:
    """With its body, which each process reads once, as it never changes; do not change it."""
    version = {"row_version": _RowVersion()}
    result = _results().defer("body").annotate(**version).get(assessment_id=assessment_id)
    result.body = _body(result.pk, getattr(result, "row_version", ""))
    return result


@lru_cache(maxsize=BODIES_KEPT)
def _body(result_id: int, _row_version: str) -> dict[str, Any]:
    body: dict[str, Any] = Result.objects.values_list("body", flat=True).get(pk=result_id)
    return body


def get_result_head(assessment_id: int) -> Result:
    """Without the body, which grows with the groups that may be shown."""
    return _results().defer("body").get(assessment_id=assessment_id)


def find_result(assessment_id: int) -> Result | None:
    return _results().filter(assessment_id=assessment_id).first()


def list_waves(result: Result) -> QuerySet[Result]:
    """What may be compared with a result, and itself, newest first, without the bodies.

    Asked in the same mode, with any version of the same instrument.
    """
    assessment = result.assessment
    return list_results().filter(
        assessment__instrument__slug=assessment.instrument.slug, assessment__mode=assessment.mode
    )


def _results() -> QuerySet[Result]:
    """`has_other_wave` tells with each whether it can be compared with anything."""
    other_waves = Result.objects.filter(
        assessment__instrument__slug=OuterRef("assessment__instrument__slug"),
        assessment__mode=OuterRef("assessment__mode"),
    ).exclude(pk=OuterRef("pk"))
    return (
        Result.objects.select_related("assessment", "assessment__instrument")
        .defer("assessment__instrument__body")
        .annotate(has_other_wave=Exists(other_waves))
    )
