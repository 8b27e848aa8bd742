"""Turns a respondent's key into the door of one assessment; keys are kept as digests only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from assessments.models import Assessment, Audience, Draft, SpentKey, Status

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_KEY = 100
DOORS_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Door:
    """What a key opens: one assessment, as an audience or as one respondent of it.

    A spent key opens nothing more: its answers are counted in an interim result.
    """

    organization_id: int
    assessment_id: int
    status: str
    closes_at: datetime | None
    audience: str
    draft_id: int | None = None
    key_digest: str = ""
    is_spent: bool = False

    def is_open(self, now: datetime) -> bool:
        return self.status == Status.OPEN and (self.closes_at is None or now < self.closes_at)


def find_door(key: str) -> Door | None:
    """Open by a respondent's own key or by an audience's link; None whatever is wrong with it."""
    if not 0 < len(key) <= LONGEST_KEY:
        return None
    link_digest = hashlib.sha256(key.encode()).hexdigest()
    own = _digests(key)
    return _find(_ANY_DOOR, [own, own, link_digest])


def find_respondent_door(key: str) -> Door | None:
    """Open by a respondent's own key only."""
    if not 0 < len(key) <= LONGEST_KEY:
        return None
    own = _digests(key)
    return _find(_RESPONDENT_DOOR, [own, own])


def find_remembered_door(key: str) -> Door | None:
    """Open as `find_respondent_door` did before, to spare the question before every answer.

    What a door leads to never changes, but its status and closing time do and the draft goes when
    the assessment is sealed: whoever writes must decide that by the statement that writes.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        return None
    try:
        return _remembered(tuple(_digests(key)))
    except _NoDoor:
        return None


def respondent_digest(key: str) -> str:
    """Keyed by SECRET_KEY, so that a copy of the database cannot tell whose draft is whose."""
    return _digest(key, settings.SECRET_KEY)


class _NoDoor(Exception):
    """Keeps a key that opens nothing from being remembered."""


@lru_cache(maxsize=DOORS_REMEMBERED)
def _remembered(digests: tuple[str, ...]) -> Door:
    door = _find(_RESPONDENT_DOOR, [list(digests), list(digests)])
    if door is None:
        raise _NoDoor
    return door


# Raw SQL because this runs before every answer, and building the query costs the ORM as much as
# all the rest of storing one. A digest of the key is the only thing it can be asked for.
_RESPONDENT_DOOR = f"""
    SELECT draft.organization_id, assessment.id, assessment.status, assessment.closes_at,
           draft.audience, draft.id, draft.key_digest, FALSE
    FROM {Draft._meta.db_table} AS draft
    JOIN {Assessment._meta.db_table} AS assessment ON assessment.id = draft.assessment_id
    WHERE draft.key_digest = ANY(%s)
    UNION ALL
    SELECT spent.organization_id, assessment.id, assessment.status, assessment.closes_at,
           '', NULL, spent.key_digest, TRUE
    FROM {SpentKey._meta.db_table} AS spent
    JOIN {Assessment._meta.db_table} AS assessment ON assessment.id = spent.assessment_id
    WHERE spent.key_digest = ANY(%s)
"""  # noqa: S608  the names are ours; the digests are parameters

# An assessment that was never opened has no links yet; its audiences look unknown.
_ANY_DOOR = f"""
    {_RESPONDENT_DOOR}
    UNION ALL
    SELECT audience.organization_id, assessment.id, assessment.status, assessment.closes_at,
           audience.code, NULL, '', FALSE
    FROM {Audience._meta.db_table} AS audience
    JOIN {Assessment._meta.db_table} AS assessment ON assessment.id = audience.assessment_id
    WHERE audience.key_digest = %s AND assessment.status <> '{Status.DRAFT}'
"""  # noqa: S608  the names are ours; the digests are parameters


def _find(statement: str, digests: list[list[str] | str]) -> Door | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, digests)
        row = cursor.fetchone()
    return Door(*row) if row else None


def _digests(key: str) -> list[str]:
    """Keys given out before the secret was changed keep working as long as it is a fallback."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [_digest(key, secret) for secret in secrets]


def _digest(key: str, secret: str) -> str:
    return salted_hmac("respondent", key, secret=secret, algorithm="sha256").hexdigest()
