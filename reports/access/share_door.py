"""Turns the key of a share link into the one result it opens; keys are kept as digests only."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.core import signing

from organizations.access.keys import digest_of
from organizations.tenancy.escape import across_organizations
from reports.models import ShareLink

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_KEY = 100
LONGEST_VISIT = timedelta(hours=12)
HANDLE_LENGTH = 16


class Stage(StrEnum):
    """How far a visitor has come: the key was right; what else was asked for was right, too."""

    KEY = "reports.share_key"
    INSIDE = "reports.share_inside"


def find_by_key(key: str, *, now: datetime) -> ShareLink | None:
    """Return the link that is open; None whatever is wrong with the key or with its link."""
    return _find(digest_of(key), now) if 0 < len(key) <= LONGEST_KEY else None


def find_by_pass(issued: str, *, stage: Stage, handle: str, now: datetime) -> ShareLink | None:
    """Return the link a pass was issued for, read anew: one revoked meanwhile opens nothing.

    A pass is good for the pages of its own link only, which `handle` names.
    """
    try:
        digest = str(signing.loads(issued, salt=stage, max_age=LONGEST_VISIT))
    except signing.BadSignature:
        return None
    return _find(digest, now) if digest[:HANDLE_LENGTH] == handle else None


def issue_pass(link: ShareLink, *, stage: Stage) -> str:
    return signing.dumps(link.key_digest, salt=stage)


def handle_of(link: ShareLink) -> str:
    """Name the link in addresses: the start of a hash opens nothing and tells nothing."""
    return link.key_digest[:HANDLE_LENGTH]


def _find(digest: str, now: datetime) -> ShareLink | None:
    links = across_organizations(ShareLink).select_related("organization")
    return links.filter(key_digest=digest, revoked_at=None, expires_at__gt=now).first()
