"""Counts attempts at keys and passwords in the cache."""

from __future__ import annotations

from django.core.cache import cache
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

UNKNOWN_KEYS_A_MINUTE = 10
PASSWORDS_A_QUARTER = 10


def too_many_unknown_keys(address: str) -> bool:
    """Without Redis nobody is held up: nobody guesses 256 bits anyway."""
    count = _count(f"unknown-share-key:{_hidden(address)}", seconds=60)
    return count is not None and count > UNKNOWN_KEYS_A_MINUTE


def too_many_passwords(digest: str) -> bool:
    """Count tries at one link, wherever they come from; without Redis nobody may try."""
    count = _count(f"share-password:{_hidden(digest)}", seconds=15 * 60)
    return count is None or count > PASSWORDS_A_QUARTER


def _hidden(value: str) -> str:
    return salted_hmac("reports.attempts", value).hexdigest()


def _count(name: str, *, seconds: int) -> int | None:
    try:
        cache.add(name, 0, timeout=seconds)
        return int(cache.incr(name))
    except (RedisError, ValueError):
        return None
