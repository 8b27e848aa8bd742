"""Holds what an outlet shows against what the result explains."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.management.attack.explaining import numbers_in, sizes_in
from reports.management.attack.harvest import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.management.attack.documents import Document
    from reports.management.attack.explaining import Explained
    from reports.management.attack.harvest import Outlet


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Which attack, where, and what it found."""

    attack: str
    where: str
    what: str


# Pages with numbers of their own: costs and days of plans, other organizations' quartiles, and
# the keys of rows in the audit trail. Of withheld groups they may tell none either.
_PLANS = ("/plan/", "/what-if/", "/benchmark/", "/portfolio/", "/settings/")


@dataclass(slots=True)
class Read:
    """What was read so far, to say how much stands behind the verdict."""

    outlets: Counter[str] = field(default_factory=Counter)
    coverage: Coverage = field(default_factory=Coverage)
    numbers: int = 0


def read_tables(
    document: Document, where: str, results: Sequence[Explained], read: Read
) -> set[Finding]:
    """Every entry of every table is explained by one of the results it may be about."""
    found: set[Finding] = set()
    planned = any(page in where for page in _PLANS)
    for table in document.tables:
        for row, column, text in table.entries():
            read.numbers += sum(1 for _ in numbers_in(text))
            labels = row, column, table.caption
            complaints = [each.complaint(text, *labels, planned=planned) for each in results]
            if complaints and all(complaints):
                what = f"“{row}” / “{column}” {complaints[0]}"
                found.add(Finding("T5", where, what))
    return found


def read_texts(document: Document, where: str, secrets: Iterable[str]) -> set[Finding]:
    """No outlet holds a comment that may not be shown."""
    shown = any(secret in document.text for secret in secrets)
    return {Finding("T5", where, "shows a comment of too few")} if shown else set()


def read_data(outlet: Outlet, results: Sequence[Explained], read: Read) -> set[Finding]:
    """The API gives the frozen body as it is, and no number of people beside it."""
    known = {size for each in results for size in each.sizes}
    found = {
        Finding("A5", outlet.path, f"{size} people is a number no result tells")
        for size in sizes_in(outlet.data)
        if any(0 < abs(size - told) < results[0].k for told in known) and size not in known
    }
    body = outlet.data.get("body") if isinstance(outlet.data, dict) else None
    if body is not None and all(body != each.body for each in results):
        found.add(Finding("T5", outlet.path, "the body differs from the frozen one"))
    if body is None and isinstance(outlet.data, dict) and "comments" in outlet.data:
        found |= _found_by_few(outlet, results[0].minimum)
    read.numbers += sum(1 for _ in sizes_in(outlet.data))
    return found


def _found_by_few(outlet: Outlet, minimum: int) -> set[Finding]:
    """A search either finds enough comments, or none."""
    hits = outlet.data.get("total", 0)
    few = 0 < hits < minimum
    return {Finding("A5", outlet.address, f"finds {hits} comments")} if few else set()


def compare_variants(outlets: Iterable[Outlet], results: Sequence[Explained]) -> set[Finding]:
    """Choices change numbers only from one released group to another, never by a few people."""
    known = {size for each in results for size in each.sizes}
    smallest = results[0].k
    base: dict[tuple[str, str], set[int]] = {}
    found: set[Finding] = set()
    for outlet in outlets:
        if any(page in outlet.path for page in _PLANS):
            continue  # how many elements a plan reaches is no number of people
        shown = _whole_numbers(outlet)
        first = base.setdefault((outlet.visitor, outlet.path), shown)
        for size in shown - first - known:
            near = [told for told in first & known if 0 < abs(told - size) < smallest]
            if near and size > smallest and "?" in outlet.address:
                what = f"{size} appears where {near[0]} was shown"
                found.add(Finding("A5", outlet.address, what))
    return found


def _whole_numbers(outlet: Outlet) -> set[int]:
    if outlet.kind == "json":
        return set(sizes_in(outlet.data))
    return {
        int(number.value)
        for table in outlet.document.tables
        for *_labels, text in table.entries()
        if text.replace(" ", "").isdigit()
        for number in numbers_in(text)
        if not number.decimals
    }
