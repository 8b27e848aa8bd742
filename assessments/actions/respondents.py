"""Begins and ends one respondent's answering."""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from django.db import connection, transaction
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
    if not Audience.objects.filter(assessment=assessment, code=audience_code).exists():
        raise AudienceNotAsked
    units = {unit for unit, _name in assessment.units}
    if (unit_key in units) if units else (unit_key is None):
        return _create_draft(assessment, audience_code, unit_key, now)
    raise UnitNotAsked(fields={"unit": UnitNotAsked.message})


def submit_draft(*, assessment: Assessment, door: Door, now: datetime) -> None:
    """Mark the answers as meant; doing it twice changes nothing, even while it is closing.

    A quick scan has one rater, so its only submission closes it.
    """
    try:
        _mark_submitted(door, now)
    except AnsweringClosed:
        if not Draft.objects.filter(pk=door.draft_id, is_submitted=True).exists():
            raise
        return
    if assessment.is_named:
        # After the commit: closing takes a lock that must not be wanted by two at once.
        with suppress(AssessmentNotOpen):
            request_close(assessment=assessment, by=None, now=now)


@transaction.atomic
def _mark_submitted(door: Door, now: datetime) -> None:
    _hold_open(door.assessment_id, now)
    drafts = Draft.objects.filter(pk=door.draft_id)
    levels = drafts.values_list("answers", flat=True).first()
    if levels is None:
        raise AnsweringClosed
    if all(level is None for level in levels):
        raise NothingAnswered
    drafts.update(is_submitted=True)


def _create_draft(
    assessment: Assessment, audience_code: str, unit_key: int | None, now: datetime
) -> str:
    key = secrets.token_urlsafe(KEY_BYTES)
    nothing: list[int | None] = [None] * len(assessment.elements)
    with transaction.atomic():
        _hold_open(assessment.pk, now)
        Draft.objects.create(
            assessment=assessment,
            key_digest=respondent_digest(key),
            audience=audience_code,
            unit_key=unit_key,
            answers=nothing,
            importance=nothing,
        )
    return key


def _hold_open(assessment_id: int, now: datetime) -> None:
    """Keep the assessment from closing until the transaction ends, or find that it has closed."""
    with connection.cursor() as cursor:
        cursor.execute(HOLD_OPEN, [assessment_id, current_organization_id(), now])
        if cursor.fetchone() is None:
            raise AnsweringClosed
