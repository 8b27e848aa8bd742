"""A workbook being written: its formats, its sheet names, and the one way to write a cell."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.charts import theme
from reports.exports.workbook.cells import Formula, Number, clean, would_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BytesIO

    from reports.exports.workbook.cells import Cell

_NEVER_RUN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST_NAME = 31
_A4, A3 = 9, 8
_INCH = 0.6


class Sheet(Worksheet):
    """Takes formulas as they are: looking for functions of the future took half of all the time.

    XlsxWriter has no public way around it: `use_future_functions` leaves out only a part of the
    search. Should it name this method otherwise one day, formulas stay right and take longer.
    """

    def _prepare_formula(self, formula: str, _expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002  XlsxWriter's
        return formula.removeprefix("=")


class Book:
    """Formats are made once each; strings are written as strings, whatever they look like.

    A large one has a streamed sheet, for which XlsxWriter needs files; a small one needs none.
    """

    def __init__(self, file: BytesIO, *, accent: str, large: bool) -> None:
        self.large = large
        self.workbook = Workbook(file, {"in_memory": not large, **_NEVER_RUN})
        self.accent = accent
        self.footer = ""
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names: set[str] = set()

    def format(self, **wanted: Any) -> Any:
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            look = {"valign": "top", "font_color": theme.INK, **wanted}
            self._formats[key] = self.workbook.add_format(look)
        return self._formats[key]

    def name_sheet(self, title: str) -> str:
        """Keep a name that no other sheet has and that every spreadsheet takes."""
        plain = re.sub(r"\s+", " ", re.sub(r"[\[\]:*?/\\]", " ", clean(title))).strip(" '")
        plain = "Sheet" if plain.casefold() in {"", "history"} else plain
        name, number = plain[:_LONGEST_NAME].rstrip(" '"), 1
        while name.casefold() in self._names:
            number += 1
            end = f" ({number})"
            name = plain[: _LONGEST_NAME - len(end)].rstrip(" '") + end
        self._names.add(name.casefold())
        return name

    def add_sheet(self, name: str, *, streamed: bool = False) -> Worksheet:
        """Add a sheet, ready to be printed; a streamed one keeps no more than a row in memory."""
        with self._streaming(streamed and self.large):
            sheet = self.workbook.add_worksheet(name, Sheet)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(_INCH, _INCH, _INCH, _INCH + 0.2)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L&8{self.footer}&R&8&A · &P / &N")
        return sheet

    @contextmanager
    def _streaming(self, wanted: bool) -> Iterator[None]:  # noqa: FBT001  one switch, one caller
        self.workbook.constant_memory = wanted
        try:
            yield
        finally:
            self.workbook.constant_memory = False

    def pen(self, **look: Any) -> Pen:
        return Pen(self, look)


class Pen:
    """Writes cells of one look; finds the format of each kind of them once."""

    def __init__(self, book: Book, look: dict[str, Any]) -> None:
        self._book, self._look = book, look
        self._kept: dict[str, Any] = {}

    def write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, Formula):
            sheet.write_formula(row, column, cell.text, self._shown(cell.shown), cell.value)
        elif isinstance(cell, Number):
            sheet.write_number(row, column, cell.value, self._shown(cell.shown))
        elif not cell:
            sheet.write_blank(row, column, None, self._book.format(**self._look))
        else:
            sheet.write_string(row, column, cell, self._worded(cell))

    def _shown(self, number: str) -> Any:
        if number not in self._kept:
            self._kept[number] = self._book.format(num_format=number, **self._look)
        return self._kept[number]

    def _worded(self, text: str) -> Any:
        """Mark as text what would run once somebody edits it, as an apostrophe before it does."""
        key = "'" if would_run(text) else ""
        if key not in self._kept:
            quoted = {"quote_prefix": True} if key else {}
            self._kept[key] = self._book.format(**{"text_wrap": True, **quoted, **self._look})
        return self._kept[key]


def quoted(name: str) -> str:
    """A sheet's name as formulas write it."""
    return "'{}'".format(name.replace("'", "''"))
