"""Reads frozen results: the only thing that pages and reports are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, Exists, F, Func, OuterRef, Q, TextField, When

from assessments.models import Mode, Result

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Where hundreds of groups are shown a body is megabytes of JSON, and a tenth of a second to read.
BODIES_KEPT = 8
_BODIES: dict[str, dict[str, Any]] = {}


class _RowVersion(Func):
    """Changes with every write to the row, and is no other row's, nor another organization's."""

    template = (
        "concat_ws(':', assessments_result.organization_id, assessments_result.id,"
        " assessments_result.xmin, assessments_result.ctid)"
    )
    output_field = TextField()


def list_results() -> QuerySet[Result]:
    """Newest first, without the bodies."""
    return _results().defer("body").order_by("-assessment__closed_at", "-id")


def find_newest_result() -> Result | None:
    """Of the surveys, if there is one: the view of one person does not take its place."""
    results = list_results()
    return results.exclude(assessment__mode=Mode.QUICK).first() or results.first()


def get_result(assessment_id: int) -> Result:
    """With its body, which each process reads once, as it never changes; do not change it."""
    kept = dict(_BODIES)
    unread = When(~Q(row_version__in=["", *kept]), then=F("body"))
    found = _results().defer("body").annotate(row_version=_RowVersion(), read=Case(unread))
    result = found.get(assessment_id=assessment_id)
    version = version_of(result)
    result.body = kept[version] if version in kept else _keep(version, getattr(result, "read", {}))
    return result


def _keep(version: str, body: dict[str, Any]) -> dict[str, Any]:
    _BODIES[version] = body
    for oldest in list(_BODIES)[:-BODIES_KEPT]:
        _BODIES.pop(oldest, None)
    return body


def get_result_head(assessment_id: int) -> Result:
    """Without the body, which grows with the groups that may be shown."""
    found = _results().defer("body").annotate(row_version=_RowVersion())
    return found.get(assessment_id=assessment_id)


def version_of(result: Result) -> str:
    """What to keep under whatever is made of a result; of one got or of its head, of no other."""
    version: str = result.row_version  # type: ignore[attr-defined]  # annotated by both
    return version


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
    """`has_other_wave`: whether it can be compared with anything; `started_by`: a name, or None."""
    other_waves = Result.objects.filter(
        assessment__instrument__slug=OuterRef("assessment__instrument__slug"),
        assessment__mode=OuterRef("assessment__mode"),
    ).exclude(pk=OuterRef("pk"))
    return (
        Result.objects.select_related("assessment", "assessment__instrument")
        .defer("assessment__instrument__body")
        .annotate(has_other_wave=Exists(other_waves), started_by=F("assessment__created_by__name"))
    )
