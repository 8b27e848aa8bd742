"""Every address of the project that can be read, and those that one result is about."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

from django.urls import Resolver404, URLResolver, get_resolver, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PART = re.compile(r"<(?:\w+:)?(\w+)>")
_NO_DATA = "/(accounts|static|api/schema|api/docs)/"


@cache
def get_routes() -> tuple[str, ...]:
    """Every route of the project that can be read."""
    return tuple(_routes(get_resolver().url_patterns, ""))


def _routes(patterns: Iterable[Any], before: str) -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif hasattr(getattr(pattern.callback, "view_class", None), "get"):
            yield route


def addresses(**values: Sequence[str]) -> Iterator[str]:
    """Every address of the project whose parts are all known, with each of their values."""
    for route in get_routes():
        parts = PART.findall(route)
        if set(parts) <= values.keys():
            for chosen in product(*(values[part] for part in parts)):
                filled = dict(zip(parts, chosen, strict=True))
                yield "/" + _fill(route, filled)


def _fill(route: str, filled: Mapping[str, str]) -> str:
    return PART.sub(lambda part: filled[part.group(1)], route)


def route_of(path: str) -> str:
    try:
        return str(resolve(path).route)
    except Resolver404:
        return ""


def rooms_of(slug: str, *, assessment_id: int) -> re.Pattern[str]:
    """All pages and the API, without other organizations and this one's other assessments."""
    own = re.escape(slug)
    others = rf"/(api/)?o/(?!{own}/)"
    other = rf"/(api/)?o/{own}/(results|assessments)/(?!{assessment_id}/)\d+/"
    return re.compile(rf"(?!{others})(?!{other})(?!{_NO_DATA})/")
