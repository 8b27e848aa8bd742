"""The only place where rows become arrays: sealed responses, counted by one query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from django.db import connection

from assessments.models import Response
from assessments.scoring.joint import JointTable
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.models import Assessment

    Row = tuple[str, int | None, int, int, int, int]

# Counting in PostgreSQL keeps the cost of Python independent of the number of responses.
_COUNT = f"""
    SELECT audience, unit_key, item, level, weight, count(*)
    FROM {Response._meta.db_table},
         unnest(answers, importance) WITH ORDINALITY AS one(level, weight, item)
    WHERE assessment_id = %s AND organization_id = %s
    GROUP BY audience, unit_key, item, level, weight
"""  # noqa: S608  the table's name is ours; values are parameters


def count_answers(
    assessment: Assessment, *, audiences: Iterable[str], levels: int, importance: int
) -> JointTable:
    """Count the sealed responses; every audience that was asked is there, even without answers."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [assessment.pk, current_organization_id()])
        rows: list[Row] = cursor.fetchall()
    asked = {_segment(audience, None) for audience in audiences}
    segments = sorted(asked | {_segment(audience, unit) for audience, unit, *_ in rows})
    place = {segment: index for index, segment in enumerate(segments)}
    shape = (len(segments), len(assessment.elements), levels + 1, importance + 1)
    counts = np.zeros(shape, dtype=np.int64)
    for audience, unit, item, level, weight, people in rows:
        counts[place[_segment(audience, unit)], item - 1, level, weight] = people
    return JointTable(counts, tuple(segments), tuple(assessment.elements))


def _segment(audience: str, unit: int | None) -> str:
    return f"audience:{audience}" if unit is None else f"audience:{audience}/unit:{unit}"
