"""Seals the answers: drafts become responses that nothing links to a key or a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from assessments.actions.answers import HOLD_OPEN
from assessments.actions.closer import ClosingStopped
from assessments.actions.closing import AssessmentNotOpen
from assessments.models import (
    Assessment,
    ClosingStep,
    Comment,
    Draft,
    Response,
    SpentKey,
    Status,
)
from assessments.queries.interims import count_sealed
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model

FINAL = 0

# One statement, so that a submission arriving meanwhile is in or out, never lost: the DELETE waits
# for a draft being saved and takes its newest version; a later save finds no draft. Rows are
# written in random order, and one transaction gives all of them the same xmin, so neither order
# nor system columns tell who wrote what. Comments of earlier batches are written anew with them:
# they are released once, and their order must not tell when they came. The keys of an interim
# batch are kept, apart and in an order of their own, so that nobody answers twice. The ORM cannot
# express this.
_SEAL = """
    WITH gone AS (
        DELETE FROM {draft} WHERE assessment_id = %(assessment)s
            AND organization_id = %(organization)s AND (is_submitted OR %(batch)s = 0)
        RETURNING audience, unit_key, attribute_keys, answers, importance, comments, is_submitted,
            CASE WHEN %(batch)s > 0 THEN key_digest END AS spent
    ), sealed AS (
        INSERT INTO {response}
            (organization_id, assessment_id, audience, unit_key, attribute_keys, answers,
             importance, batch)
        SELECT %(organization)s, %(assessment)s, audience, unit_key, attribute_keys,
               array_replace(answers, NULL, 0::smallint),
               array_replace(importance, NULL, 0::smallint), %(batch)s
        FROM gone WHERE is_submitted ORDER BY gen_random_uuid()
    ), keys AS (
        INSERT INTO {spent_key} (organization_id, assessment_id, key_digest)
        SELECT %(organization)s, %(assessment)s, spent
        FROM gone WHERE %(batch)s > 0 ORDER BY gen_random_uuid()
    ), earlier AS (
        DELETE FROM {comment} WHERE assessment_id = %(assessment)s
            AND organization_id = %(organization)s
        RETURNING audience, element, text
    ), said AS (
        INSERT INTO {comment} (organization_id, assessment_id, audience, element, text)
        SELECT %(organization)s, %(assessment)s, audience, element, text
        FROM (
            SELECT audience, one.element, one.text
            FROM gone, jsonb_each_text(comments) AS one(element, text)
            WHERE is_submitted AND comments <> '{{}}' AND btrim(one.text) <> ''
            UNION ALL SELECT audience, element, text FROM earlier
        ) AS every
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
    participation = _added(_move_drafts(assessment, batch=FINAL), count_sealed(assessment))
    SpentKey.objects.filter(assessment=assessment).delete()
    locked = Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    if locked.status != Status.CLOSING or locked.closing_step != ClosingStep.SEALING:
        raise ClosingStopped
    locked.participation = participation
    locked.closing_step = ClosingStep.COUNTING
    locked.save(update_fields=["participation", "closing_step"])


def seal_batch(assessment: Assessment, *, batch: int, now: datetime) -> dict[str, int]:
    """Seal what was sent so far and return how many answers of each audience that was.

    To be done in a transaction; nobody can close the assessment before it has ended.
    """
    held: list[Any] = [assessment.pk, current_organization_id(), now]
    with connection.cursor() as cursor:
        cursor.execute(HOLD_OPEN, held)
        if cursor.fetchone() is None:
            raise AssessmentNotOpen
    moved = _move_drafts(assessment, batch=batch)
    return {audience: submitted for audience, (_started, submitted) in moved.items()}


def _added(moved: dict[str, list[int]], sealed: dict[str, int]) -> dict[str, list[int]]:
    """Whose answers were sealed before had started and submitted too."""
    return {
        audience: [number + sealed.get(audience, 0) for number in moved.get(audience, [0, 0])]
        for audience in [*moved, *(each for each in sealed if each not in moved)]
    }


def _move_drafts(assessment: Assessment, *, batch: int) -> dict[str, list[int]]:
    """Return for each audience how many started and how many submitted."""
    statement = _SEAL.format(
        draft=_table(Draft),
        response=_table(Response),
        comment=_table(Comment),
        spent_key=_table(SpentKey),
    )
    ids = {
        "assessment": assessment.pk,
        "organization": assessment.organization_id,
        "batch": batch,
    }
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'")
        cursor.execute("SET LOCAL jit = off")
        cursor.execute(statement, ids)
        return {
            audience: [started, submitted] for audience, started, submitted in cursor.fetchall()
        }


def _table(model: type[Model]) -> str:
    return model._meta.db_table
