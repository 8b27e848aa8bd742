"""Tables on a sheet: a header row that screen readers and filters know, widths, number formats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from reports.charts import theme
from reports.exports.workbook.cells import clean, table_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from reports.exports.workbook.book import Book
    from reports.exports.workbook.cells import Cell

_NARROWEST, _WIDEST = 9, 46
_LINE, _MOST_LINES = 15, 25
_BELOW = {"bottom": 1, "bottom_color": theme.LINE}
_letters = cache(xl_col_to_name)


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
        name = _letters(column)
        return f"{self._before}${name}${self.top + 1}:${name}${self.end}"

    def one(self, row: int, column: int) -> str:
        """The cell of a row, for formulas of the same row: it moves along if rows are sorted."""
        return f"${_letters(column)}{self.top + row + 1}"

    def fixed(self, row: int, column: int) -> str:
        return f"{self._before}${_letters(column)}${self.top + row + 1}"

    @property
    def _before(self) -> str:
        return f"{self.sheet}!" if self.sheet else ""

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
        self.book.pen(**look).write(self.sheet, self.row, 0, clean(text))
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
        columns = unique(grid.columns)
        place = Place(self.row + 1, len(grid.rows))
        sides = [_side(grid, column) for column in range(len(columns))]
        if grid.rows:
            self._mark(columns, grid)
        self._head(columns, sides)
        pens = [self.book.pen(**_BELOW, **side) for side in sides]
        for row, cells in enumerate(grid.rows, start=place.top):
            for column, (pen, cell) in enumerate(zip(pens, cells, strict=True)):
                pen.write(self.sheet, row, column, cell)
                self._widen(row, column, cell)
        self.row = place.end + 1
        return place

    def _mark(self, columns: Sequence[str], grid: Grid) -> None:
        """Make it a table, which writes a header of its own: ours comes after."""
        options = {
            "name": next(self._names),
            "columns": [{"header": table_header(title)} for title in columns],
            "style": "Table Style Light 1",
            "banded_rows": False,
            "title": clean(grid.caption)[:250],
            "description": clean(grid.about or grid.caption)[:1000],
        }
        last = self.row + len(grid.rows)
        self.sheet.add_table(self.row, 0, last, len(columns) - 1, options)

    def _head(self, columns: Sequence[str], sides: Sequence[dict[str, Any]]) -> None:
        """A header stands above its numbers, or above where its words begin."""
        for column, (title, side) in enumerate(zip(columns, sides, strict=True)):
            pen = self.book.pen(bold=True, bottom=1, bg_color=theme.NO_LEVEL, **side)
            pen.write(self.sheet, self.row, column, title)
            self._widths[column] = max(self._widths.get(column, 0), min(14, len(title) + 4))
            self._texts.setdefault(self.row, []).append((column, len(title) + 4))

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
