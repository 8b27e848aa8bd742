"""Tables on a sheet: a header row that screen readers and filters know, widths, number formats."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from reports.charts import theme
from reports.exports.workbook.cells import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from reports.exports.workbook.book import Book
    from reports.exports.workbook.cells import Cell

_NARROWEST, _WIDEST = 9, 46
_LINE, _MOST_LINES = 15, 25
_BELOW = {"bottom": 1, "bottom_color": theme.LINE}


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows below a header; `about` says for those who listen what the table shows."""

    caption: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows of a grid stand, so that formulas can name its columns; `sheet` if another."""

    top: int
    height: int
    sheet: str = ""

    @property
    def end(self) -> int:
        return self.top + self.height

    def all(self, column: int) -> str:
        name = xl_col_to_name(column)
        before = f"{self.sheet}!" if self.sheet else ""
        return f"{before}${name}${self.top + 1}:${name}${self.end}"

    def one(self, row: int, column: int) -> str:
        """The cell of a row, for formulas of the same row: it moves along if rows are sorted."""
        return xl_rowcol_to_cell(self.top + row, column, col_abs=True)

    def fixed(self, row: int, column: int) -> str:
        before = f"{self.sheet}!" if self.sheet else ""
        cell = xl_rowcol_to_cell(self.top + row, column, row_abs=True, col_abs=True)
        return before + cell

    def span(self, row: int, first: int, last: int) -> str:
        return f"{self.one(row, first)}:{self.one(row, last)}"


class Desk:
    """A sheet being filled from above; keeps the widths its columns need."""

    def __init__(self, book: Book, sheet: Worksheet, *, prefix: str) -> None:
        self.book, self.sheet, self.row = book, sheet, 0
        self._names = (f"{prefix}_table_{number}" for number in count(1))
        self._widths: dict[int, int] = {}
        self._texts: dict[int, list[tuple[int, int]]] = {}

    def say(self, text: str, *, columns: int = 8, **look: object) -> None:
        """Words over the whole width; a merged cell does not grow by itself."""
        shown = {"text_wrap": True, **look}
        self.sheet.set_row(self.row, _LINE * _lines(text, 12 * columns) + (6 if look else 0))
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, "", self.book.format(**shown))
        self.book.write(self.sheet, self.row, 0, clean(text), **look)
        self.row += 1

    def title(self, text: str) -> None:
        self.say(text, bold=True, font_size=16, font_color=self.book.accent)

    def heading(self, text: str) -> None:
        self.say(text, bold=True, font_size=12)

    def caption(self, text: str) -> None:
        self.say(text, bold=True, font_color=theme.INK_2)

    def lay(self, grid: Grid) -> Place:
        """Write the caption, the header and the rows, and leave a line free below."""
        self.caption(grid.caption)
        head = self.row
        columns = unique(grid.columns)
        place = Place(head + 1, len(grid.rows))
        sides = [_side(grid, column) for column in range(len(columns))]
        looks = self._head(columns, sides)
        for offset, row in enumerate(grid.rows):
            for column, cell in enumerate(row):
                look = {**_BELOW, **sides[column]}
                self.book.write(self.sheet, place.top + offset, column, cell, **look)
                self._widen(place.top + offset, column, cell)
        if grid.rows:
            self._mark(head, columns, looks, grid)
        self.row = place.end + 1
        return place

    def _head(self, columns: Sequence[str], sides: Sequence[dict[str, Any]]) -> list[Any]:
        """A header stands above its numbers, or above where its words begin."""
        looks = []
        for column, title in enumerate(columns):
            look = self.book.format_of(
                title, bold=True, bottom=1, bg_color=theme.NO_LEVEL, **sides[column]
            )
            self.sheet.write_string(self.row, column, title, look)
            self._widths[column] = max(self._widths.get(column, 0), min(14, len(title) + 4))
            self._texts.setdefault(self.row, []).append((column, len(title) + 4))
            looks.append(look)
        return looks

    def _mark(self, head: int, columns: Sequence[str], looks: list[Any], grid: Grid) -> None:
        self.sheet.add_table(
            head,
            0,
            head + len(grid.rows),
            len(columns) - 1,
            {
                "name": next(self._names),
                "columns": [
                    {"header": title, "header_format": look}
                    for title, look in zip(columns, looks, strict=True)
                ],
                "style": "Table Style Light 1",
                "banded_rows": False,
                "title": clean(grid.caption)[:250],
                "description": clean(grid.about or grid.caption)[:1000],
            },
        )

    def _widen(self, row: int, column: int, cell: Cell) -> None:
        longest = len(cell) if isinstance(cell, str) else 8
        self._widths[column] = max(self._widths.get(column, 0), longest + 2)
        if longest > _NARROWEST:
            self._texts.setdefault(row, []).append((column, longest))

    def finish(self, *, frozen: int) -> None:
        """Give columns their width and rows their height; keep the first rows in sight."""
        widths = {
            column: max(_NARROWEST, min(width, _WIDEST)) for column, width in self._widths.items()
        }
        for column, width in widths.items():
            self.sheet.set_column(column, column, width)
        for row, texts in self._texts.items():
            lines = max(-(-length // widths[column]) for column, length in texts)
            if lines > 1:
                self.sheet.set_row(row, _LINE * min(lines, _MOST_LINES))
        self.sheet.freeze_panes(frozen, 0)
        if frozen > 1:
            self.sheet.repeat_rows(0, frozen - 1)


def unique(columns: Sequence[str]) -> tuple[str, ...]:
    """Spreadsheets name a column by its header, so no two are alike and none is empty."""
    found: list[str] = []
    for column in columns:
        name = title = clean(column).strip()[:200] or "–"
        number = 1
        while name.casefold() in {each.casefold() for each in found}:
            number += 1
            name = f"{title} ({number})"
        found.append(name)
    return tuple(found)


def _side(grid: Grid, column: int) -> dict[str, Any]:
    """Numbers to the right, and with them what stands in their place; words to the left."""
    numbers = sum(not isinstance(row[column], str) for row in grid.rows)
    if 2 * numbers > len(grid.rows):
        return {"align": "right", "indent": int(column > 0)}
    return {"align": "left", "indent": int(column > 0)}


def _lines(text: str, width: int) -> int:
    return min(_MOST_LINES, sum(1 + len(part) // width for part in text.split("\n")))
