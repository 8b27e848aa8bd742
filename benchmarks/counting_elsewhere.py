"""The same million answers counted by one SQL statement, and by polars from a file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.db import connection

from assessments.models import Response
from assessments.queries.answer_batches import answer_batches
from benchmarks.surveys import AUDIENCES
from organizations.tenancy import scope

if TYPE_CHECKING:
    from pathlib import Path

    import polars

    from assessments.models import Assessment
    from assessments.queries.answer_batches import AnswerBatch

# The figures stay in PostgreSQL: fetching them all would be no fair part of the comparison.
_GROUP_BY = f"""
    SELECT count(*), sum(people) FROM (
        SELECT audience, unit_key, attribute_keys, item, level, weight, count(*) AS people
        FROM {Response._meta.db_table},
             unnest(answers, importance) WITH ORDINALITY AS one(level, weight, item)
        WHERE assessment_id = %s AND organization_id = %s
        GROUP BY audience, unit_key, attribute_keys, item, level, weight
    ) AS counted
"""


_LISTS = ("answers", "importance")


def seconds_in_sql(assessment: Assessment) -> tuple[float, int]:
    """Return the seconds, and how many answers were counted."""
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(_GROUP_BY, [assessment.pk, assessment.organization_id])
        _groups, answers = cursor.fetchone()
    return time.perf_counter() - begun, int(answers)


def seconds_in_polars(assessment: Assessment, *, folder: Path) -> tuple[float, int]:
    """Read the export and count it; writing the export is not measured."""
    import polars as pl  # noqa: PLC0415  only this benchmark needs it

    file = folder / "responses.parquet"
    _export(assessment, file)
    begun = time.perf_counter()
    leaf = ("audience", "unit", "first", "second")
    items = pl.int_ranges(0, pl.col("answers").list.len(), dtype=pl.UInt8).alias("item")
    counted = (
        pl.scan_parquet(file)
        .with_columns(items)
        .explode("answers", "importance", "item")
        .group_by(*leaf, "item", "answers", "importance")
        .len()
        .collect()
    )
    return time.perf_counter() - begun, int(counted["len"].sum())


def _export(assessment: Assessment, file: Path) -> None:
    import polars as pl  # noqa: PLC0415  the same

    with scope(assessment.organization_id):
        batches = [_frame(batch) for batch in answer_batches(assessment, audiences=AUDIENCES)]
    pl.concat(batches).write_parquet(file)


def _frame(batch: AnswerBatch) -> polars.DataFrame:
    import numpy as np  # noqa: PLC0415  the same
    import polars as pl  # noqa: PLC0415  the same

    told = dict(zip(("first", "second"), batch.attributes.astype(np.int16), strict=True))
    frame = pl.DataFrame({"audience": batch.audience.astype(np.int8), "unit": batch.unit, **told})
    lists = [pl.Series(name, getattr(batch, name).astype(np.int8)) for name in _LISTS]
    return frame.with_columns([each.arr.to_list() for each in lists])
