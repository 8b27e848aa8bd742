"""Turns the key of a told page into what respondents are told; keys are kept as digests only."""

from __future__ import annotations

from assessments.models import Telling
from organizations.access.keys import digest_of
from organizations.tenancy.escape import across_organizations

LONGEST_KEY = 100


def find_told(key: str) -> Telling | None:
    """Return what is published; None whatever is wrong with the key, or once it is taken back."""
    if not 0 < len(key) <= LONGEST_KEY:
        return None
    tellings = across_organizations(Telling).select_related("organization", "assessment")
    return tellings.filter(key_digest=digest_of(key)).first()
