"""Stores answers while an assessment is open: what is wrong is refused, the rest is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Assessment, Draft, Status
from assessments.queries.questionnaires import get_questionnaire
from hilo.errors import DomainError
from organizations.tenancy import current_organization_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from assessments.access.respondent import Door
    from assessments.queries.questionnaires import Questionnaire

LONGEST_COMMENT = 2000

# The share lock makes closing and answering take turns: while an answer is being written the
# assessment cannot start to close, and once it has, no answer gets in.
HOLD_OPEN = f"""
    SELECT id FROM {Assessment._meta.db_table}
    WHERE id = %s AND organization_id = %s AND status = '{Status.OPEN}'
      AND (closes_at IS NULL OR closes_at > %s)
    FOR SHARE
"""  # noqa: S608  the names are ours; values are parameters


class AnsweringClosed(DomainError):
    code: ClassVar[str] = "answering_closed"
    message = gettext_lazy("This assessment has closed. It takes no more answers.")


@dataclass(frozen=True, slots=True)
class Change:
    """New values for one element; only the fields named in `fields` are touched."""

    element: Any
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Refusal:
    element: str
    field: str
    reason: str


@dataclass(slots=True)
class _Touched:
    """What one statement will set: positions in the arrays, and comments by element."""

    answers: dict[int, int | None] = field(default_factory=dict)
    importance: dict[int, int | None] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.answers or self.importance or self.comments)


def save_answers(*, door: Door, changes: Iterable[Change], now: datetime) -> list[Refusal]:
    """Store every good value in one statement and return the refused ones with their reasons."""
    if not door.is_open(now):
        raise AnsweringClosed
    touched, refusals = _check(get_questionnaire(door.assessment_id), changes)
    if touched and not _write(door, touched, now):
        raise AnsweringClosed
    return refusals


def _check(
    questionnaire: Questionnaire, changes: Iterable[Change]
) -> tuple[_Touched, list[Refusal]]:
    touched, refusals = _Touched(), []
    for change in changes:
        position = questionnaire.positions.get(str(change.element))
        if position is None:
            element = str(change.element)[:20]
            refusals.append(Refusal(element, "element", _("This assessment does not ask this.")))
            continue
        for name, value in change.fields.items():
            reason = _REASONS[name](questionnaire, value)
            if reason:
                refusals.append(Refusal(change.element, name, reason))
            elif name == "comment":
                touched.comments[change.element] = _storable(value)
            else:
                column = touched.answers if name == "level" else touched.importance
                column[position] = value
    return touched, refusals


def _refuse_level(questionnaire: Questionnaire, value: Any) -> str:
    if value is None or (type(value) is int and (value == 0 or value in questionnaire.levels)):
        return ""
    return _("Choose one of the levels shown, or that you can’t judge this one.")


def _refuse_importance(questionnaire: Questionnaire, value: Any) -> str:
    options = questionnaire.importance_options
    if value is None or (type(value) is int and 1 <= value <= options):
        return ""
    return _("Choose one of the answers shown.")


def _refuse_comment(_questionnaire: Questionnaire, value: Any) -> str:
    if not isinstance(value, str):
        return _("A comment is text.")
    length = len(_storable(value))
    if length <= LONGEST_COMMENT:
        return ""
    return _("A comment has %(most)s characters at most; this one has %(length)s.") % {
        "most": f"{LONGEST_COMMENT:,}",
        "length": f"{length:,}",
    }


_REASONS = {"level": _refuse_level, "importance": _refuse_importance, "comment": _refuse_comment}


def _storable(text: str) -> str:
    """Drop what PostgreSQL cannot hold; a form sends line ends that a script does not."""
    kept = text.replace("\r\n", "\n").replace("\x00", "").strip()
    return kept.encode("utf-8", "ignore").decode("utf-8")


def _write(door: Door, touched: _Touched, now: datetime) -> bool:
    """Set only the touched places, so that two devices never undo each other's answers.

    Raw SQL because the ORM can only replace a whole array, and because the check that the
    assessment is open must be part of the same statement. So is the check of the key: the door may
    have been found some time ago.
    """
    sets, values = _assignments(touched)
    # Column names are ours; every value, position and comment is a parameter.
    statement = f"""
        UPDATE {Draft._meta.db_table} SET {", ".join(sets)}
        WHERE id = %s AND key_digest = %s AND assessment_id = ({HOLD_OPEN})
    """  # noqa: S608
    values += [door.draft_id, door.key_digest]
    values += [door.assessment_id, current_organization_id(), now]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        written: int = cursor.rowcount
    return written == 1


def _assignments(touched: _Touched) -> tuple[list[str], list[Any]]:
    sets: list[str] = []
    values: list[Any] = []
    for column, places in (("answers", touched.answers), ("importance", touched.importance)):
        for position, value in places.items():
            sets.append(f"{column}[%s] = %s")
            values += [position, value]
    if touched.comments:
        sets.append("comments = (comments - %s::text[]) || %s::jsonb")
        written = {element: text for element, text in touched.comments.items() if text}
        values.extend((list(touched.comments), json.dumps(written)))
    return sets, values
