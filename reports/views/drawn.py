"""Keeps what was drawn of a result: it never changes, so each process draws its page once."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.core.cache import caches
from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessments.models import InterimResult, Result


@dataclass(frozen=True, slots=True)
class Drawn:
    content: str
    has_scores: bool


def draw_once(
    result: Result | InterimResult, draw: Callable[[], Drawn], *, links: Mapping[str, str]
) -> Drawn:
    """Call `draw` where this result was not drawn yet in this language, or while developing.

    Those who may plan are shown more links than those who may only read, and every shared link has
    its own.
    """
    if settings.DEBUG:
        return draw()
    version = getattr(result, "row_version", f"{result.pk}:{result.digest}")
    addresses = sha256("\n".join(sorted(links.values())).encode()).hexdigest()
    key = f"{type(result).__name__}:{version}:{get_language()}:{addresses}"
    return cast("Drawn", caches["drawn"].get_or_set(key, draw, timeout=None))
