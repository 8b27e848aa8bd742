"""Writes a competency framework as CSV, so that `read_competencies` gets back the same rows."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from competencies.content.formulas import guarded
from competencies.content.row import COLUMNS, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Without the mark at the start, Excel reads UTF-8 as Windows-1252.
BYTE_ORDER_MARK = "\ufeff"


class _Echo:
    """A file that hands every line straight back."""

    def write(self, line: str) -> str:
        return line


def write_competencies(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the file line by line, however long it is."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for row in rows:
        cells = (row.code, row.name, row.tier.lower(), row.description, row.parent)
        yield writer.writerow([guarded(cell) for cell in cells])
