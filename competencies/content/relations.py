"""Checks what rows say about one another: codes, parents, circles and depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competencies.content.row import TIERS, Mistake, Reason, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_STEPS = 6


def check_relations(rows: Sequence[Row]) -> list[Mistake]:
    by_code: dict[str, Row] = {}
    again = [row for row in rows if row.code and by_code.setdefault(row.code, row) is not row]
    mistakes = [Mistake(row.line, "code", Reason.DUPLICATE_CODE, row.code[:60]) for row in again]
    return mistakes + list(_parent_mistakes(rows, by_code))


def _parent_mistakes(rows: Sequence[Row], by_code: dict[str, Row]) -> Iterator[Mistake]:
    depths: dict[str, int | None] = {}
    for row in rows:
        if not row.parent:
            continue
        parent = by_code.get(row.parent)
        if parent is None:
            yield Mistake(row.line, "parent", Reason.UNKNOWN_PARENT, row.parent[:60])
        elif _depth(row, by_code, depths) is None:
            yield Mistake(row.line, "parent", Reason.CIRCULAR_PARENTS, row.parent[:60])
        elif (depths.get(row.code) or 0) > MOST_STEPS:
            yield Mistake(row.line, "parent", Reason.TOO_DEEP, row.parent[:60])
        elif parent.tier != row.tier and {parent.tier, row.tier} <= {*TIERS}:
            yield Mistake(row.line, "parent", Reason.PARENT_OF_ANOTHER_TIER, row.parent[:60])


def _depth(row: Row, by_code: dict[str, Row], depths: dict[str, int | None]) -> int | None:
    """Count from the top, 1 being a row without parent; None where the way up never ends."""
    way: dict[str, Row] = {}
    at: Row | None = row
    while at is not None and at.code not in depths and at.code not in way:
        way[at.code] = at
        at = by_code.get(at.parent)
    depth = 0 if at is None else depths.get(at.code)
    for code in reversed(way):
        depth = None if depth is None else depth + 1
        depths[code] = depth
    return depths[row.code]
