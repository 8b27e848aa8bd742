"""The sheet of counts: every released histogram as it was released, and why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts import theme
from reports.exports.workbook.cells import Formula, Number, clean
from reports.exports.workbook.formulas import (
    agreement,
    given,
    known_if,
    level_from_counts,
    mean_from_counts,
)
from reports.exports.workbook.recount import Recount, counts_of, fewest
from reports.exports.workbook.tables import Place
from reports.sections.words_cells import cell_name, form_word, list_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from reports.exports.workbook.book import Book
    from reports.exports.workbook.cells import Cell
    from reports.queries.material import Material

KEY, GROUP, CODE, ELEMENT, FIRST = range(5)
_HEAD = 3
_WIDTHS = (30, 30, 9, 34)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns behind the levels stand, for a scale of any length."""

    levels: int
    first: int = FIRST

    @property
    def last(self) -> int:
        return self.first + self.levels - 1

    @property
    def unsure(self) -> int:
        return self.last + 1

    @property
    def rated(self) -> int:
        return self.last + 2

    @property
    def end(self) -> int:
        return self.rated + 5


def place_of(material: Material, *, sheet: str) -> Place:
    return Place(_HEAD + 1, height_of(material), sheet)


def height_of(material: Material) -> int:
    size = len(material.element_codes)
    return sum(size if _is_by_element(material, cell) else 1 for cell in list_cells(material))


def write_counts(book: Book, sheet: Worksheet, material: Material) -> None:
    """Row after row, none kept: three hundred units make tens of thousands of them."""
    columns = Columns(len(material.rules["levels"]))
    for column in range(columns.end + 1):
        sheet.set_column(column, column, _WIDTHS[column] if column < len(_WIDTHS) else 11)
    sheet.set_column(columns.end, columns.end, 22)
    title = book.format(bold=True, font_size=16, font_color=book.accent)
    sheet.write_string(0, 0, _("Counts"), title)
    sheet.write_string(1, 0, _intro(), book.format())
    head = book.pen(bold=True, bottom=1, bg_color=theme.NO_LEVEL)
    for column, title in enumerate(_titles(material)):
        head.write(sheet, _HEAD, column, title)
    row, pen = _HEAD, book.pen(text_wrap=False)
    for row, cells in enumerate(_rows(material), start=_HEAD + 1):
        for column, cell in enumerate(cells):
            pen.write(sheet, row, column, cell)
    sheet.autofilter(_HEAD, 0, max(row, _HEAD + 1), columns.end)
    sheet.freeze_panes(_HEAD + 1, FIRST)
    sheet.repeat_rows(_HEAD)


def _intro() -> str:
    return _(
        "How many people of each group chose each level: all that is released, and all that every "
        "figure rests on. Groups without a count are too small for one."
    )


def _titles(material: Material) -> list[str]:
    return [
        _("Key"),
        _("Group"),
        _("Code"),
        _("Element"),
        *(_("Level %(level)d") % {"level": level} for level in material.rules["levels"]),
        _("Can’t judge"),
        _("Rated"),
        _("Mean"),
        _("Mean, HILO"),
        _("Level"),
        _("Level, HILO"),
        _("Check"),
    ]


def _rows(material: Material) -> Iterator[list[Cell]]:
    columns = Columns(len(material.rules["levels"]))
    elements = [(clean(each.code), clean(each.name)) for each in material.elements]
    cells, at = list_cells(material), _HEAD + 1
    shown = [cell["id"] for cell in cells if cell["id"] in material.body["counts"]]
    counted = Recount(material, counts_of(material, shown))
    for cell in cells:
        told = _told(counted, cell, columns, at)
        names = [clean(cell["id"]), clean(cell_name(material, cell))]
        of = elements if _is_by_element(material, cell) else [("–", "–")]
        yield from ([*names, *each, *row] for each, row in zip(of, told, strict=True))
        at += len(told)


def _is_by_element(material: Material, cell: dict[str, Any]) -> bool:
    return cell["id"] in material.body["counts"] or cell["form"] in {"full", "coarse"}


def _told(counted: Recount, cell: dict[str, Any], columns: Columns, at: int) -> list[list[Cell]]:
    material, table = counted.material, counted.table
    if cell["id"] in material.body["counts"]:
        group = table.segments.index(cell["id"])
        places = range(len(table.items))
        return [[*_full(counted, (group, item), columns, at + item)] for item in places]
    if _is_by_element(material, cell):
        return [*_coarse(material, cell, columns)]
    return [[clean(form_word(cell))] * (columns.end - FIRST + 1)]


def _full(counted: Recount, place: tuple[int, int], columns: Columns, at: int) -> Iterator[Cell]:
    """The formulas name cells of their own row only, so that they survive sorting."""
    material, table = counted.material, counted.table
    entry = material.score(table.segments[place[0]], table.items[place[1]])
    here = Place(at, 1)
    rated = here.one(0, columns.rated)
    pair = [(here.one(0, columns.rated + n), here.one(0, columns.rated + n + 1)) for n in (1, 3)]
    mean, level = float(counted.mean[place]), float(counted.level[place])
    hilo = given(material, entry, "mean", "0.00"), given(material, entry, "level", "0")
    yield from (Number(int(number), "0") for number in table.counts[place])
    yield Number(int(table.unsure[place]), "0")
    span = here.span(0, FIRST, columns.last)
    yield Formula(f"SUM({span})", int(counted.answered[place]), "0")
    judged = f"AND({rated}>={fewest(material)},{here.one(0, columns.unsure)}<={rated})"
    yield known_if(judged, mean_from_counts(span, rated, table.levels), mean, "0.00")
    yield hilo[0]
    counts = [here.one(0, FIRST + column) for column in range(columns.levels)]
    yield known_if(judged, level_from_counts(counts, rated, first=table.levels[0]), level, "0")
    yield hilo[1]
    yield agreement(pair, [(mean, hilo[0]), (level, hilo[1])])


def _coarse(material: Material, cell: dict[str, Any], columns: Columns) -> Iterator[list[Cell]]:
    """A group too small for its histogram: what pages show of it, and not a count."""
    blank = [_("not shown")] * (columns.rated - FIRST + 1)
    form = clean(form_word(cell))
    for code in material.element_codes:
        entry = material.score(cell["id"], code)
        mean, level = given(material, entry, "mean", "0.0"), given(material, entry, "level", "0")
        yield [*blank, "–", mean, "–", level, form]
