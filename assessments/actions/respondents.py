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
from assessments.models import Audience, Draft, SpentKey
from hilo.errors import DomainError
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from assessments.access.respondent import Door
    from assessments.models import Assessment

KEY_BYTES = 16
NOT_TOLD = 0

# Raw SQL, for the same reason as in answers.py: whether the assessment is open is decided by the
# statement that writes.
_START = f"""
    WITH held AS MATERIALIZED ({HOLD_OPEN})
    INSERT INTO {Draft._meta.db_table} (organization_id, assessment_id, key_digest, audience,
        unit_key, attribute_keys, answers, importance, comments, is_submitted)
    SELECT audience.organization_id, held.id, %s, audience.code,
           %s, %s::smallint[], %s::smallint[], %s::smallint[], '{{}}', FALSE
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


class AttributeNotTold(DomainError):
    code: ClassVar[str] = "attribute_not_told"
    message = _("Choose one of these, or that you prefer not to say.")


class AudienceNotAsked(DomainError):
    code: ClassVar[str] = "audience_not_asked"
    message = _("This assessment does not ask this audience.")


class NothingAnswered(DomainError):
    code: ClassVar[str] = "nothing_answered"
    message = _("Nothing is answered yet. Answer at least one question, then send.")


def start_draft(
    *,
    assessment: Assessment,
    audience_code: str,
    unit_key: int | None,
    now: datetime,
    attribute_keys: Sequence[Any] = (),
    key: str | None = None,
) -> str:
    """Make room for one respondent's answers and return the key, which is stored nowhere.

    `attribute_keys`: one for each attribute of the assessment; 0 is "prefer not to say". `key` is
    given only where the rater is named; everybody else's is drawn at random.
    """
    units = {unit for unit, _name in assessment.units}
    if unit_key not in (units or {None}):
        raise UnitNotAsked(fields={"unit": UnitNotAsked.message})
    told = _told_attributes(assessment, attribute_keys)
    key = key or secrets.token_urlsafe(KEY_BYTES)
    nothing: list[int | None] = [None] * len(assessment.elements)
    values = [respondent_digest(key), unit_key, told, nothing, nothing, audience_code]
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


def _told_attributes(assessment: Assessment, keys: Sequence[Any]) -> list[int | None]:
    """What was not told is NULL; what was not asked, or is none of the values, is refused."""
    asked = assessment.attributes
    allowed = [{NOT_TOLD, *(int(key) for key, _name in each["values"])} for each in asked]
    given = [*keys, *[None] * (len(asked) - len(keys))]
    refused = {
        f"attribute-{each['code']}": AttributeNotTold.message
        for each, key, known in zip(asked, given, allowed, strict=False)
        if key not in known
    }
    if refused or len(given) > len(asked):
        raise AttributeNotTold(fields=refused)
    return [key or None for key in given]


def _write(statement: str, assessment_id: int, values: list[Any], now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [assessment_id, current_organization_id(), now, *values])
        written: int = cursor.rowcount
    return written == 1


def _explain_refusal(door: Door, now: datetime) -> None:
    """Say why a submission was not taken, unless an earlier one was, or is counted already."""
    submitted = Draft.objects.filter(pk=door.draft_id).values_list("is_submitted", flat=True)
    if True in submitted or SpentKey.objects.filter(key_digest=door.key_digest).exists():
        return
    raise NothingAnswered if submitted and door.is_open(now) else AnsweringClosed
