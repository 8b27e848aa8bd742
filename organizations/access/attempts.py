"""Counts attempts at keys and passwords, so that guessing is slow and nobody else is held up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

if TYPE_CHECKING:
    from django.http import HttpRequest

UNKNOWN_KEYS_A_MINUTE = 10


def too_many_unknown_keys(request: HttpRequest, *, door: str) -> bool:
    """Count wrong keys at one door from one address; whoever holds a good key never comes here.

    The address is the one before the trusted proxies. Without Redis nobody is held up: opening
    matters more than slowing down guesses at 128 bits or more.
    """
    address = get_adapter().get_client_ip(request)
    count = count_attempts(f"unknown-key:{door}", address, seconds=60)
    return count is not None and count > UNKNOWN_KEYS_A_MINUTE


def count_attempts(what: str, who: str, *, seconds: int) -> int | None:
    """Count one more; None when Redis does not answer. What is counted is hashed."""
    name = f"attempts:{what}:{salted_hmac('attempts', who).hexdigest()}"
    try:
        cache.add(name, 0, timeout=seconds)
        return int(cache.incr(name))
    except (RedisError, ValueError):
        return None
