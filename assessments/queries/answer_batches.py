"""Reads sealed responses batch by batch, as arrays: PostgreSQL's binary COPY, seen by numpy."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import connection
from django.db.models import Max, Min

from assessments.models import Response
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db.models import QuerySet
    from numpy.typing import NDArray

    from assessments.models import Assessment

# A batch takes about 60 MB, however many responses there are. What was sealed together has ids
# that follow each other, so each batch is one short walk along an index.
BATCH = 100_000
NOT_TOLD = 0
NO_UNIT = -1
_HEADER_BYTES = 19
_END_BYTES = 2

_COPY = f"""
    COPY (
        SELECT array_position(%(audiences)s::text[], audience::text)::smallint,
               coalesce(unit_key, {NO_UNIT}), {{attributes}} answers, importance
        FROM {Response._meta.db_table}
        WHERE assessment_id = %(assessment)s AND organization_id = %(organization)s
          AND id BETWEEN %(first)s AND %(last)s AND {{batches}}
    ) TO STDOUT (FORMAT binary)
"""  # noqa: S608  the names are ours; values are parameters


class UnfittingAnswers(ValueError):
    """A sealed response is not of its assessment's shape: it has been changed by hand."""


@dataclass(frozen=True, slots=True)
class AnswerBatch:
    """One row for each response: the place of its audience, its unit's key, and its answers."""

    audience: NDArray[np.int64]
    unit: NDArray[np.int64]
    attributes: NDArray[np.int64]
    answers: NDArray[np.int64]
    importance: NDArray[np.int64]


def list_responses(assessment: Assessment, *, upto: int | None = None) -> QuerySet[Response]:
    """All of an assessment, or what was sealed up to one of its interim results."""
    found = Response.objects.filter(assessment=assessment)
    return found if upto is None else found.filter(batch__range=(1, upto))


def answer_batches(
    assessment: Assessment, *, audiences: Sequence[str], upto: int | None = None
) -> Iterator[AnswerBatch]:
    record = _record(len(assessment.attributes), len(assessment.elements))
    attributes = "".join(
        f"coalesce(attribute_keys[{number}], {NOT_TOLD})::smallint, "
        for number in range(1, len(assessment.attributes) + 1)
    )
    batches = "TRUE" if upto is None else "batch BETWEEN 1 AND %(upto)s"
    asked: dict[str, Any] = {
        "upto": upto,
        "audiences": list(audiences),
        "assessment": assessment.pk,
        "organization": current_organization_id(),
    }
    statement = _COPY.format(attributes=attributes, batches=batches)
    for first in _ids(assessment, upto)[::BATCH]:
        asked |= {"first": first, "last": first + BATCH - 1}
        rows = _copy(statement, asked, record)
        if len(rows):
            yield _batch(rows)


def _ids(assessment: Assessment, upto: int | None) -> range:
    """Where the ids of its responses lie; other assessments' may lie between."""
    ends = list_responses(assessment, upto=upto).aggregate(first=Min("pk"), last=Max("pk"))
    return range(0) if ends["first"] is None else range(ends["first"], ends["last"] + 1)


def _copy(statement: str, asked: dict[str, Any], record: np.dtype[Any]) -> NDArray[Any]:
    """COPY takes no parameters, so the driver quotes them into the statement."""
    received = io.BytesIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(cursor.mogrify(statement, asked), received)
    body = received.getbuffer()[_HEADER_BYTES:-_END_BYTES]
    if len(body) % record.itemsize:
        raise UnfittingAnswers
    rows = np.frombuffer(body, dtype=record)
    _refuse_other_shapes(rows)
    return rows


def _record(attributes: int, elements: int) -> np.dtype[Any]:
    """How PostgreSQL sends one row: each value, and each value of an array, after its length."""
    told = [(f"told-{number}", [("length", ">i4"), ("key", ">i2")]) for number in range(attributes)]
    array = [
        ("length", ">i4"),
        ("shape", ">i4", 5),  # dimensions, whether NULLs, type, length, first index
        ("values", [("length", ">i4"), ("value", ">i2")], elements),
    ]
    return np.dtype(
        [
            ("fields", ">i2"),
            ("audience-length", ">i4"),
            ("audience", ">i2"),
            ("unit-length", ">i4"),
            ("unit", ">i8"),
            *told,
            ("answers", array),
            ("importance", array),
        ]
    )


def _refuse_other_shapes(rows: NDArray[Any]) -> None:
    """Records of another length would be read out of step: every length must be as expected."""
    told = _told(rows)
    size = rows.dtype["answers"]["values"].shape[0]
    expected = (
        rows["fields"] == 4 + len(told),
        rows["audience-length"] == 2,
        rows["unit-length"] == 8,
        *(rows[name]["length"] == 2 for name in told),
        *(rows[name]["shape"][:, 3] == size for name in ("answers", "importance")),
        # Not the flag in the second place: it stays set where every NULL was answered since.
        *(rows[name]["values"]["length"] == 2 for name in ("answers", "importance")),
    )
    if not all(each.all() for each in expected):
        raise UnfittingAnswers


def _batch(rows: NDArray[Any]) -> AnswerBatch:
    told = [rows[name]["key"].astype(np.int64) for name in _told(rows)]
    return AnswerBatch(
        audience=rows["audience"].astype(np.int64) - 1,
        unit=rows["unit"].astype(np.int64),
        attributes=np.array(told, dtype=np.int64).reshape(len(told), len(rows)),
        answers=rows["answers"]["values"]["value"].astype(np.int64),
        importance=rows["importance"]["values"]["value"].astype(np.int64),
    )


def _told(rows: NDArray[Any]) -> list[str]:
    return [name for name in rows.dtype.names or () if name.startswith("told-")]
