"""Secret keys of links and programs: 192 random bits, of which only the SHA-256 is kept."""

from __future__ import annotations

import hashlib
import secrets


def new_key() -> str:
    return secrets.token_urlsafe(24)


def digest_of(key: str) -> str:
    """A plain hash is enough: nobody guesses 192 random bits, however fast the hash."""
    return hashlib.sha256(key.strip().encode()).hexdigest()
