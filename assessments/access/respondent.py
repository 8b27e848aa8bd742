"""Turns a respondent's key into the door of one assessment; keys are kept as digests only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from assessments.models import Assessment, Audience, Draft, Status
from organizations.tenancy.escape import across_organizations

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class Door:
    """What a key opens: one assessment, as an audience or as one respondent of it."""

    organization_id: int
    assessment_id: int
    status: str
    closes_at: datetime | None
    audience: str
    draft_id: int | None = None

    def is_open(self, now: datetime) -> bool:
        return self.status == Status.OPEN and (self.closes_at is None or now < self.closes_at)


def find_door(key: str) -> Door | None:
    """Open by a respondent's own key or by an audience's link; None whatever is wrong with it."""
    return find_respondent_door(key) or _find_audience_door(key)


def find_respondent_door(key: str) -> Door | None:
    """Open by a respondent's own key only.

    Raw SQL because this runs before every answer, and building the query costs the ORM as much as
    all the rest of storing one. The key's digest is the only thing it can be asked for.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_RESPONDENT_DOOR, [_digests(key)])
        row = cursor.fetchone()
    return Door(*row) if row else None


def respondent_digest(key: str) -> str:
    """Keyed by SECRET_KEY, so that a copy of the database cannot tell whose draft is whose."""
    return _digest(key, settings.SECRET_KEY)


_RESPONDENT_DOOR = f"""
    SELECT draft.organization_id, assessment.id, assessment.status, assessment.closes_at,
           draft.audience, draft.id
    FROM {Draft._meta.db_table} AS draft
    JOIN {Assessment._meta.db_table} AS assessment ON assessment.id = draft.assessment_id
    WHERE draft.key_digest = ANY(%s)
"""  # noqa: S608  the names are ours; the digests are a parameter

_OF_ASSESSMENT = (
    "organization_id",
    "assessment_id",
    "assessment__status",
    "assessment__closes_at",
)


def _find_audience_door(key: str) -> Door | None:
    """An assessment that was never opened has no links yet; its audiences look unknown."""
    if not 0 < len(key) <= LONGEST_KEY:
        return None
    digest = hashlib.sha256(key.encode()).hexdigest()
    rows = across_organizations(Audience).filter(key_digest=digest)
    rows = rows.exclude(assessment__status=Status.DRAFT)
    row = rows.values_list(*_OF_ASSESSMENT, "code").first()
    return Door(*row) if row else None


def _digests(key: str) -> list[str]:
    """Keys given out before the secret was changed keep working as long as it is a fallback."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [_digest(key, secret) for secret in secrets]


def _digest(key: str, secret: str) -> str:
    return salted_hmac("respondent", key, secret=secret, algorithm="sha256").hexdigest()
