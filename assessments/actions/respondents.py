"""Begins and ends one respondent's answering."""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import connection
from django.utils.translation import gettext_lazy as _

from assessments.access.respondent import respondent_digest
from assessments.actions.answers import HOLD_OPEN, AnsweringClosed
from assessments.actions.closing import AssessmentNotOpen, request_close
from assessments.models import Audience, Draft
from hilo.errors import DomainError
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.access.respondent import Door
    from assessments.models import Assessment

KEY_BYTES = 16

# Raw SQL, for the same reason as in answers.py: whether the assessment is open is decided by the
# statement that writes.
_START = f"""
    WITH held AS MATERIALIZED ({HOLD_OPEN})
    INSERT INTO {Draft._meta.db_table} (organization_id, assessment_id, key_digest, audience,
        unit_key, answers, importance, comments, is_submitted)
    SELECT audience.organization_id, held.id, %s, audience.code,
           %s, %s::smallint[], %s::smallint[], '{{}}', FALSE
    FROM held JOIN {Audience._meta.db_table} AS audience ON audience.assessment_id = held.id
    WHERE audience.code = %s
"""  # noqa: S608  the names are ours; values are parameters

_SUBMIT = f"""
    WITH held AS MATERIALIZED ({HOLD_OPEN})
    UPDATE {Draft._meta.db_table} AS draft SET is_submitted = TRUE
    FROM held WHERE draft.id = %s AND draft.assessment_id = held.id
      AND EXISTS (SELECT FROM unnest(draft.answers) AS given(level) WHERE level IS NOT NULL)
"""  # noqa: S608  the names are ours; values are parameters


class UnitNotAsked(DomainError):
    code: ClassVar[str] = "unit_not_asked"
    message = _("Choose the unit you work in.")


class AudienceNotAsked(DomainError):
    code: ClassVar[str] = "audience_not_asked"
    message = _("This assessment does not ask this audience.")


class NothingAnswered(DomainError):
    code: ClassVar[str] = "nothing_answered"
    message = _("Nothing is answered yet. Answer at least one question, then send.")


def start_draft(
    *, assessment: Assessment, audience_code: str, unit_key: int | None, now: datetime
) -> str:
    """Make room for one respondent's answers and return the key, which is stored nowhere."""
    units = {unit for unit, _name in assessment.units}
    if unit_key not in (units or {None}):
        raise UnitNotAsked(fields={"unit": UnitNotAsked.message})
    key = secrets.token_urlsafe(KEY_BYTES)
    nothing: list[int | None] = [None] * len(assessment.elements)
    values = [respondent_digest(key), unit_key, nothing, nothing, audience_code]
    if not _write(_START, assessment.pk, values, now):
        asked = Audience.objects.filter(assessment=assessment, code=audience_code)
        raise AnsweringClosed if asked.exists() else AudienceNotAsked
    return key


def submit_draft(*, assessment: Assessment, door: Door, now: datetime) -> None:
    """Mark the answers as meant; doing it twice changes nothing, even while it is closing.

    A quick scan has one rater, so its only submission closes it.
    """
    if not _write(_SUBMIT, door.assessment_id, [door.draft_id], now):
        _explain_refusal(door, now)
    elif assessment.is_named:
        with suppress(AssessmentNotOpen):
            request_close(assessment=assessment, by=None, now=now)


def _write(statement: str, assessment_id: int, values: list[Any], now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [assessment_id, current_organization_id(), now, *values])
        written: int = cursor.rowcount
    return written == 1


def _explain_refusal(door: Door, now: datetime) -> None:
    """Say why a submission was not taken, unless an earlier one was."""
    submitted = Draft.objects.filter(pk=door.draft_id).values_list("is_submitted", flat=True)
    if True in submitted:
        return
    raise NothingAnswered if submitted and door.is_open(now) else AnsweringClosed
