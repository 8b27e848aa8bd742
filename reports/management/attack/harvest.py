"""Pulls every address that a visitor can reach of one result, following links and choices."""

from __future__ import annotations

import logging
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.urls import URLResolver, get_resolver

from reports.management.attack.documents import Document, read_csv, read_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.test import Client

MOST_PAGES = 250
MOST_VARIANTS = 12
# A page with more is a form of its own, such as the what-if, where each stands for an element.
MOST_PARAMETERS = 12
_HARMLESS = {"format", "page", "next"}
_PART = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Outlet:
    """What one address answered with 200: a document or data."""

    visitor: str
    address: str
    kind: str
    document: Document
    data: Any = None

    @property
    def path(self) -> str:
        return urlsplit(self.address).path


def addresses(**values: str | int) -> Iterator[str]:
    """Every address of the project whose parts are all known."""
    for route in _routes(get_resolver().url_patterns, ""):
        parts = _PART.findall(route)
        if parts and set(parts) <= values.keys():
            yield "/" + _PART.sub(lambda part: str(values[part.group(1)]), route)


def _routes(patterns: Iterable[Any], before: str) -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif hasattr(getattr(pattern.callback, "view_class", None), "get"):
            yield route


def pull(
    visitor: str,
    client: Client,
    starts: Iterable[str],
    *,
    rooms: re.Pattern[str],
    tried: Iterable[str] = (),
) -> Iterator[Outlet]:
    """Visit the starts, then what they link to within the rooms; only what can be got by GET.

    In the end every parameter seen is given each of the values `tried`, though no page offers them.
    """
    logging.getLogger("django.request").setLevel(logging.ERROR)  # being refused is no news here
    waiting, seen, variants = deque(starts), set[str](), dict[str, int]()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.popleft()
        if address in seen or not _is_wanted(address, rooms, variants):
            continue
        seen.add(address)
        for outlet in _get(visitor, client, address, waiting):
            waiting.extend(sorted(map(_local, outlet.document.links)))
            yield outlet
    for address in _made_up(seen, list(tried)):
        yield from _get(visitor, client, address, waiting)


def _get(visitor: str, client: Client, address: str, waiting: deque[str]) -> Iterator[Outlet]:
    answer: Any = client.get(address)
    if answer.status_code in {301, 302}:
        waiting.append(answer["Location"])
    if answer.status_code == 200:
        yield _outlet(visitor, address, answer)
    elif answer.status_code >= 500:
        yield Outlet(visitor, address, "broken", Document())


def _made_up(seen: Iterable[str], values: list[str]) -> list[str]:
    """Every parameter of every page, with each value: also such as no page would offer."""
    asked = {
        (parts.path, name)
        for parts in map(urlsplit, seen)
        for name, _value in parse_qsl(parts.query, keep_blank_values=True)
    }
    pages = [
        (path, name)
        for path, name in sorted(asked)
        if name not in _HARMLESS and sum(other == path for other, _ in asked) < MOST_PARAMETERS
    ]
    return [f"{path}?{urlencode({name: value})}" for path, name in pages for value in values]


def _is_wanted(address: str, rooms: re.Pattern[str], variants: dict[str, int]) -> bool:
    """Stay within the rooms, and look at some choices of each page, not at all combinations."""
    parts = urlsplit(address)
    if not rooms.match(parts.path):
        return False
    if parts.query:
        variants[parts.path] = variants.get(parts.path, 0) + 1
        return variants[parts.path] <= MOST_VARIANTS and len(parse_qsl(parts.query)) < 30
    return True


def _local(link: str) -> str:
    parts = urlsplit(link)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _outlet(visitor: str, address: str, answer: Any) -> Outlet:
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if kind == "application/json":
        return Outlet(visitor, address, "json", Document(), answer.json())
    if kind == "text/csv":
        return Outlet(visitor, address, "csv", read_csv(content.decode()))
    if kind == "text/html":
        return Outlet(visitor, address, "html", read_html(content.decode(), address=address))
    return Outlet(visitor, address, kind, Document())


def rooms_of(slug: str, *, assessment_id: int) -> re.Pattern[str]:
    """Pages and API of the organization, without those of its other assessments."""
    other = rf"(results|assessments)/(?!{assessment_id}/)\d+/"
    return re.compile(rf"(/api)?/o/{re.escape(slug)}/(?!{other})")


def starts_of(slug: str, *, assessment_id: int, elements: Iterable[str]) -> list[str]:
    """The addresses that name the assessment, and those that name nothing but the organization."""
    known: Mapping[str, str | int] = {"slug": slug, "assessment_id": assessment_id}
    found = list(addresses(**known))
    found += [address for code in elements for address in addresses(**known, code=code)]
    csvs = [f"{address}?format=csv" for address in found if f"/results/{assessment_id}/" in address]
    return list(dict.fromkeys([*found, *csvs]))
