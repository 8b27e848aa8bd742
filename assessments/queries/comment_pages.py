"""Reads comments page by page, by the place of a row and not by how many lie before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import Comment


@dataclass(frozen=True, slots=True)
class Place:
    """The group of a list that a comment stands in, and its key, which is random."""

    group: str
    key: int


@dataclass(frozen=True, slots=True)
class Turn:
    """From which place on to read, and which way; from the beginning without one."""

    place: Place | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Comments, and the places from which to go back and on, where there is more."""

    comments: list[Comment] = field(default_factory=list)
    back: Place | None = None
    on: Place | None = None


def read_page(found: QuerySet[Comment], *, by: str, turn: Turn, size: int) -> Page:
    """`found` is read in the order of a field and, within equals, of the keys."""
    rows = _beyond(found, by=by, turn=turn, most=size + 1)
    more = len(rows) > size
    shown = rows[:size][::-1] if turn.backwards else rows[:size]
    if not shown:
        return Page()
    has_back, has_on = (more, True) if turn.backwards else (turn.place is not None, more)
    first, last = (Place(getattr(each, by), each.pk) for each in (shown[0], shown[-1]))
    return Page(shown, first if has_back else None, last if has_on else None)


def _beyond(found: QuerySet[Comment], *, by: str, turn: Turn, most: int) -> list[Comment]:
    """Two short reads: the rest of the group, then further groups. Each follows the index."""
    way, sign = ("lt", "-") if turn.backwards else ("gt", "")
    found = found.order_by(f"{sign}{by}", f"{sign}pk")
    if turn.place is None:
        return list(found[:most])
    here = list(found.filter(**{by: turn.place.group, f"pk__{way}": turn.place.key})[:most])
    if len(here) < most:
        here += found.filter(**{f"{by}__{way}": turn.place.group})[: most - len(here)]
    return here
