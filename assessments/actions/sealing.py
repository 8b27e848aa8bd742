"""Seals the answers: drafts become responses that nothing links to a key, a person or a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

from assessments.actions.closer import ClosingStopped
from assessments.models import Assessment, ClosingStep, Comment, Draft, Response, Status

if TYPE_CHECKING:
    from django.db.models import Model

# One statement, so that a submission arriving meanwhile is in or out, never lost: the DELETE waits
# for a draft being saved and takes its newest version; a later save finds no draft. Rows are
# written in random order, and one transaction gives all of them the same xmin, so neither order
# nor system columns tell who wrote what. The ORM cannot express this.
_SEAL = """
    WITH gone AS (
        DELETE FROM {draft} WHERE assessment_id = %(assessment)s
            AND organization_id = %(organization)s
        RETURNING audience, unit_key, attribute_keys, answers, importance, comments, is_submitted
    ), sealed AS (
        INSERT INTO {response}
            (organization_id, assessment_id, audience, unit_key, attribute_keys, answers,
             importance)
        SELECT %(organization)s, %(assessment)s, audience, unit_key, attribute_keys,
               array_replace(answers, NULL, 0::smallint),
               array_replace(importance, NULL, 0::smallint)
        FROM gone WHERE is_submitted ORDER BY gen_random_uuid()
    ), said AS (
        INSERT INTO {comment} (organization_id, assessment_id, audience, element, text)
        SELECT %(organization)s, %(assessment)s, audience, one.element, one.text
        FROM gone, jsonb_each_text(comments) AS one(element, text)
        WHERE is_submitted AND comments <> '{{}}' AND btrim(one.text) <> ''
        ORDER BY gen_random_uuid()
    )
    SELECT audience, count(*), count(*) FILTER (WHERE is_submitted) FROM gone GROUP BY audience
"""


@transaction.atomic
def seal(assessment: Assessment) -> None:
    """Do nothing if it has been done: the step moves on in the same transaction.

    The row is locked last, so that a stop need not wait for the answers to be moved; it undoes all.
    """
    waiting = Assessment.objects.filter(status=Status.CLOSING, closing_step=ClosingStep.SEALING)
    if not waiting.filter(pk=assessment.pk).exists():
        return
    participation = _move_drafts(assessment)
    locked = Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    if locked.status != Status.CLOSING or locked.closing_step != ClosingStep.SEALING:
        raise ClosingStopped
    locked.participation = participation
    locked.closing_step = ClosingStep.COUNTING
    locked.save(update_fields=["participation", "closing_step"])


def _move_drafts(assessment: Assessment) -> dict[str, list[int]]:
    """Return for each audience how many started and how many submitted."""
    statement = _SEAL.format(
        draft=_table(Draft), response=_table(Response), comment=_table(Comment)
    )
    ids = {"assessment": assessment.pk, "organization": assessment.organization_id}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'")
        cursor.execute("SET LOCAL jit = off")
        cursor.execute(statement, ids)
        return {
            audience: [started, submitted] for audience, started, submitted in cursor.fetchall()
        }


def _table(model: type[Model]) -> str:
    return model._meta.db_table
