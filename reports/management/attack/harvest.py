"""Pulls every address that a visitor can reach of one result, following links and choices."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.urls import resolve

from reports.management.attack.documents import Document, read_csv, read_html
from reports.management.attack.listening import documented_parameters
from reports.management.attack.routes import addresses, route_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from reports.management.attack.listening import ListeningClient

MOST_PAGES = 250
MOST_VARIANTS = 12
# A page with more is a form of its own, such as the what-if, where each stands for an element.
MOST_PARAMETERS = 12
_FORMAT = "format"
_ANSWERS = {200, 286}  # the second also tells htmx to stop asking


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


def _names() -> dict[str, set[str]]:
    return defaultdict(set)


@dataclass(slots=True)
class Coverage:
    """What of the project was reached: routes that answered, what they read, what was tried."""

    answered: set[str] = field(default_factory=set)
    heard: dict[str, set[str]] = field(default_factory=_names)
    tried: dict[str, set[str]] = field(default_factory=_names)


@dataclass(frozen=True, slots=True)
class Trial:
    """Where to look, what was reached, and which values no page offers are tried."""

    rooms: re.Pattern[str]
    coverage: Coverage
    tried: tuple[str, ...] = ()


def pull(
    visitor: str, client: ListeningClient, starts: Iterable[str], *, trial: Trial
) -> Iterator[Outlet]:
    """Visit the starts, then what they link to within the rooms; only what can be got by GET.

    In the end every parameter that the code behind an address reads is given each of the values
    `tried`, though no page offers them.
    """
    walk = _Walk(visitor, client, trial.rooms, trial.coverage, deque(starts))
    yield from walk.follow()
    for address in walk.made_up(trial.tried):
        yield from walk.get(address)


@dataclass(slots=True)
class _Walk:
    visitor: str
    client: ListeningClient
    rooms: re.Pattern[str]
    coverage: Coverage
    waiting: deque[str]
    seen: set[str] = field(default_factory=set)
    variants: dict[str, int] = field(default_factory=dict)
    parts: list[dict[str, str]] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)  # a path of each route that answered

    def follow(self) -> Iterator[Outlet]:
        while self.waiting and len(self.seen) < MOST_PAGES:
            address = self.waiting.popleft()
            if address in self.seen or not self._is_wanted(address):
                continue
            self.seen.add(address)
            for outlet in self.get(address):
                links = sorted(map(_local, outlet.document.links))
                self._note_choices(links)
                self.waiting.extend(links)
                yield outlet

    def get(self, address: str) -> Iterator[Outlet]:
        answer: Any = self.client.get(address)
        self._note(address, answer.status_code)
        if answer.status_code in {301, 302}:
            self.waiting.append(answer["Location"])
        if answer.status_code in _ANSWERS:
            yield _outlet(self.visitor, address, answer)
        elif answer.status_code >= 500:
            yield Outlet(self.visitor, address, "broken", Document())

    def _note(self, address: str, status: int) -> None:
        path, query = urlsplit(address).path, urlsplit(address).query
        route = route_of(path)
        names = {name for name, _value in parse_qsl(query, keep_blank_values=True)}
        self.coverage.tried[route] |= names
        if status not in _ANSWERS:
            return
        self._learn(path)
        self.coverage.answered.add(route)
        self.coverage.heard[route] |= names | self.client.heard | documented_parameters(route)
        if route not in self.read and not query and _FORMAT in self.client.heard:
            self.waiting.append(f"{path}?{_FORMAT}=csv")
        self.read.setdefault(route, path)

    def _learn(self, path: str) -> None:
        """What stands in an address, such as the number of a report, stands in others as well."""
        parts = {name: str(value) for name, value in resolve(path).kwargs.items()}
        if parts not in self.parts:
            self.parts.append(parts)
            self.waiting.extend(addresses(**{name: [value] for name, value in parts.items()}))

    def _note_choices(self, links: Iterable[str]) -> None:
        """What a page asks for in a form its address reads, even all at once."""
        for path, query in {urlsplit(link)[2:4] for link in links}:
            if query and self.rooms.match(path):
                names = {name for name, _value in parse_qsl(query, keep_blank_values=True)}
                self.coverage.heard[route_of(path)] |= names

    def made_up(self, values: Sequence[str]) -> list[str]:
        """Every parameter of every route, with each value: also such as no page would offer."""
        found = []
        for route, path in sorted(self.read.items()):
            names = sorted(self.coverage.heard[route])
            some = values if len(names) <= MOST_PARAMETERS else values[:1]
            choices = [{name: value} for name in names for value in some]
            if _FORMAT in names:
                choices += [{name: value, _FORMAT: "csv"} for name in names for value in some[:1]]
            found += [f"{path}?{urlencode(choice)}" for choice in choices]
        return found

    def _is_wanted(self, address: str) -> bool:
        """Stay within the rooms, and look at some choices of each page, not at all combinations."""
        parts = urlsplit(address)
        if not self.rooms.match(parts.path):
            return False
        if parts.query:
            self.variants[parts.path] = self.variants.get(parts.path, 0) + 1
            few = self.variants[parts.path] <= MOST_VARIANTS
            return few and len(parse_qsl(parts.query)) < 30
        return True


def _local(link: str) -> str:
    parts = urlsplit(link)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _outlet(visitor: str, address: str, answer: Any) -> Outlet:
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if kind == "application/json":
        return Outlet(visitor, address, "json", Document(text=content.decode()), answer.json())
    if kind == "text/csv":
        return Outlet(visitor, address, "csv", read_csv(content.decode()))
    if kind == "text/html":
        return Outlet(visitor, address, "html", read_html(content.decode(), address=address))
    return Outlet(visitor, address, kind, Document())
