"""A chapter as a sheet: its finding, its tables with real numbers, then its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.exports.workbook.cells import Number, clean, read_cell
from reports.exports.workbook.tables import Desk, Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from reports.exports.workbook.book import Book
    from reports.exports.workbook.cells import Cell
    from reports.sections.section import Point, Section, Table


def write_chapter(book: Book, sheet: Worksheet, section: Section) -> None:
    """Tables come first, so that the header of a lone one stays in sight."""
    desk = Desk(book, sheet, prefix=section.key.replace("-", "_"))
    desk.title(section.title)
    if section.lead and section.lead not in {each.title for each in section.figures[:1]}:
        desk.say(section.lead)
    frozen = desk.row
    found = list(_grids(section))
    for heading, grid in found:
        if heading:
            desk.heading(heading)
        place = desk.lay(grid)
        if len(found) == 1 and grid.rows:
            frozen = place.top
    for paragraph in section.paragraphs:
        desk.say(paragraph)
    desk.finish(frozen=frozen)


def _grids(section: Section) -> Iterator[tuple[str, Grid]]:
    for figure in section.figures:
        subtitle = figure.table_subtitle or figure.subtitle
        finding = f"{figure.title} – {subtitle}" if subtitle else figure.title
        yield finding, grid_of(figure.table, about=figure.alt)
    for table in section.tables:
        yield "", grid_of(table)
    if section.points:
        yield "", _points(section.points)


def grid_of(table: Table, *, about: str = "") -> Grid:
    rows = [
        [read_cell(text, is_label=place == 0) for place, text in enumerate(row)]
        for row in table.rows
    ]
    return Grid(table.caption, table.columns, rows, about)


def _points(points: tuple[Point, ...]) -> Grid:
    leveled = any(point.from_level is not None for point in points)
    rows: list[list[Cell]] = [
        [
            clean(point.title),
            clean(point.text),
            *([_level(point.from_level), _level(point.to_level)] if leveled else []),
        ]
        for point in points
    ]
    levels = (_("From level"), _("To level")) if leveled else ()
    return Grid(_("Next steps"), (_("Step"), _("What to do"), *levels), rows)


def _level(number: int | None) -> Cell:
    return "–" if number is None else Number(number)
