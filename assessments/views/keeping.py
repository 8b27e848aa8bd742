"""Keeps in the process, for half a minute, what is the same for many respondents."""

from __future__ import annotations

from functools import lru_cache, wraps
from time import monotonic
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS_KEPT = 30
MOST_KEPT = 64

Asked = TypeVarTuple("Asked")
Found = TypeVar("Found")


def kept_for_now(find: Callable[[*Asked], Found]) -> Callable[[*Asked], Found]:
    """Call `find` with the same hashable arguments twice a minute at most, if not developing."""

    @lru_cache(maxsize=MOST_KEPT)
    def kept(_half_minute: int, *asked: *Asked) -> Found:
        return find(*asked)

    @wraps(find)
    def find_or_remember(*asked: *Asked) -> Found:
        if settings.DEBUG:
            return find(*asked)
        return kept(int(monotonic()) // SECONDS_KEPT, *asked)

    return find_or_remember
