"""How a table of words and numbers is laid out: which columns hold numbers, which need room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.sections.section import Table

_NUMBER = re.compile(r"^[≥≤−+-]?\s?[\d.,\s–-]*\d\s?%?$")
_NARROW = 26


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of the free room; 0 takes just what the words need."""

    title: str
    width: int
    is_number: bool


def lay_columns(table: Table) -> tuple[Column, ...]:
    cells = list(zip(*table.rows, strict=True)) if table.rows else [() for _ in table.columns]
    longest = [
        max((len(cell) for cell in (title, *column)), default=0)
        for title, column in zip(table.columns, cells, strict=True)
    ]
    widths = [0 if length <= _NARROW else min(length, 120) for length in longest]
    if not any(widths):
        widths[0] = 1
    return tuple(
        Column(title, width, index > 0 and _holds_numbers(column))
        for index, (title, column, width) in enumerate(
            zip(table.columns, cells, widths, strict=True)
        )
    )


def is_long(table: Table) -> bool:
    """Whether a table may run over the end of a page; a short one is kept whole."""
    words = sum(len(cell) for row in table.rows for cell in row)
    return len(table.rows) > 12 or words > 1200


def _holds_numbers(column: tuple[str, ...]) -> bool:
    """Most cells are numbers; the rest may say why there is none."""
    numbers = sum(bool(_NUMBER.match(cell)) for cell in column)
    return numbers > 0 and numbers * 2 >= len([cell for cell in column if cell != "–"])
