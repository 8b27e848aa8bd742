"""Slows down who tries passwords of a shared link."""

from __future__ import annotations

from organizations.access.attempts import count_attempts

PASSWORDS_A_QUARTER = 10


def too_many_passwords(digest: str) -> bool:
    """Count tries at one link, wherever they come from; without Redis nobody may try."""
    count = count_attempts("share-password", digest, seconds=15 * 60)
    return count is None or count > PASSWORDS_A_QUARTER
