"""How a table of words and numbers is laid out: which columns hold numbers, which need room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.sections.section import Table

_NUMBER = re.compile(r"^[≥≤−+-]?\s?[\d.,\s–-]*\d\s?%?$")
_NARROW = 26
_ROOM = 60  # letters: where columns as wide as their words take more, heads are broken
_INSET = 2


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of the free room; 0 takes just what the words need."""

    title: str
    width: int
    is_number: bool


def lay_columns(table: Table) -> tuple[Column, ...]:
    columns: list[tuple[str, ...]] = list(zip(*table.rows, strict=True))
    columns = columns or [() for _ in table.columns]
    return tuple(
        Column(title, width, index > 0 and _holds_numbers(column))
        for index, (title, column, width) in enumerate(
            zip(table.columns, columns, _widths(table.columns, columns), strict=True)
        )
    )


def _widths(titles: tuple[str, ...], columns: list[tuple[str, ...]]) -> list[int]:
    cells = [max(map(len, column), default=0) for column in columns]
    longest = [max(len(title), cell) for title, cell in zip(titles, cells, strict=True)]
    if _INSET * len(titles) + sum(length for length in longest if length <= _NARROW) > _ROOM:
        words = [max(map(len, title.split()), default=0) for title in titles]
        return [max(pair) + _INSET for pair in zip(words, cells, strict=True)]
    widths = [0 if length <= _NARROW else min(length, 120) for length in longest]
    return widths if any(widths) else [1, *widths[1:]]


def is_long(table: Table) -> bool:
    """Whether a table may run over the end of a page; a short one is kept whole."""
    words = sum(len(cell) for row in table.rows for cell in row)
    return len(table.rows) > 12 or words > 1200


def _holds_numbers(column: tuple[str, ...]) -> bool:
    """Most cells are numbers; the rest may say why there is none."""
    numbers = sum(bool(_NUMBER.match(cell)) for cell in column)
    return numbers > 0 and numbers * 2 >= len([cell for cell in column if cell != "–"])
