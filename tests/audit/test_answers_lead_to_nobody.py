"""Attack four, on a dump: nothing stored leads from an answer to a person."""

from __future__ import annotations

import json

import pytest
from django.db import connection, models
from django.utils import timezone

from assessments.actions.street import close_assessment
from assessments.models import Comment, Draft, Response
from assessments.tasks import close_assessment as closing_task
from tests.assessments.asking import about_to_close, answer, opened

pytestmark = pytest.mark.usefixtures("inside")
PEOPLE = 60
TELLING = (models.DateField, models.TimeField, models.UUIDField, models.GenericIPAddressField)


@pytest.mark.parametrize("model", [Draft, Response, Comment])
def test_nothing_stored_with_an_answer_tells_when_or_from_where(model):
    assert not [field for field in model._meta.get_fields() if isinstance(field, TELLING)]


def stored(columns: str, order: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {Response._meta.db_table} ORDER BY {order}")
        return cursor.fetchall()


def test_system_columns_and_order_match_by_chance_alone():
    assessment = opened(elements=("A1",))
    marks = [1 + place % 4 for place in range(PEOPLE)]
    for mark in marks:
        answer(assessment, "employees", [mark])

    close_assessment(assessment=about_to_close(assessment), now=timezone.now())

    for order in ("ctid", "id"):
        rows = stored("xmin::text, cmin::text, answers[1]", order)
        assert len({(xmin, cmin) for xmin, cmin, _ in rows}) == 1
        alike = sum(level == mark for (*_, level), mark in zip(rows, marks, strict=True))
        assert alike < PEOPLE / 2


def test_a_worker_is_told_of_an_assessment_and_of_nobody():
    told = set(closing_task.run.__annotations__) - {"_", "return"}

    assert told == {"assessment_id"}


def test_no_answer_and_no_key_is_anywhere_else_in_the_database():
    assessment = opened(elements=("A1",))
    answer(assessment, "employees", [3] * 12, comments={"A1": "Rarely found words"})
    keys = list(Draft.objects.values_list("key_digest", flat=True))

    close_assessment(assessment=about_to_close(assessment), now=timezone.now())

    dumped = dump()
    assert not [key for key in keys if key in dumped]
    assert dumped.count("Rarely found words") == 12


def dump() -> str:
    """Every row of every table, as text."""
    names = connection.introspection.table_names()
    with connection.cursor() as cursor:
        rows = []
        for name in names:
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{name}" t')
            rows += [row for (row,) in cursor.fetchall()]
    return json.dumps(rows)
