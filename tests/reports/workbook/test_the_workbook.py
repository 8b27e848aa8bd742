"""The workbook: the words and numbers of the page, safe text, tables that can be listened to."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any
from zipfile import ZipFile

import closed_result
import openpyxl
import pytest
from counted_results import SHAPES, counted_material, many_units
from django.utils import translation
from written_workbooks import opened, write, written

from reports.exports.workbook.book import Book
from reports.exports.workbook.cells import Number, read_cell
from reports.exports.workbook.tables import Desk, Grid
from reports.sections.chapters import chapters

HOSTILE = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x.example","y")', "<b>&\x07"]


def reopened(material: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write(material)))


def texts(book: Any) -> list[str]:
    return [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_has_a_sheet_for_each_chapter_with_all_its_tables(shape):
    sections = [each.build() for each in chapters(counted_material(shape))]

    book = opened(shape)

    assert len(book.sheetnames) == len(sections) + 3
    for section, sheet in zip(sections, book.worksheets[1:], strict=False):
        tables = [each.table for each in section.figures] + list(section.tables)
        shown = [cell.value for row in sheet.iter_rows() for cell in row]
        assert {table.caption for table in tables} <= set(shown)
        wanted = len([table for table in tables if table.rows]) + bool(section.points)
        assert len(sheet.tables) == wanted
        assert not [text for text in shown if text == ""]


def test_a_sheet_without_pictures_speaks_of_no_colors():
    said = texts(opened("everybody"))

    assert any(text.endswith("– Mean, 1 to 4") for text in said)
    assert not [text for text in said if re.search(r"\b(colou?r|darker)", text)]


def test_numbers_of_a_chapter_are_numbers_and_read_as_on_the_page():
    material = counted_material("everybody")
    section = next(each.build() for each in chapters(material) if each.key == "gaps")
    sheet = opened("everybody")["Gap to target"]
    table = section.figures[0].table
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == table.columns[0])

    for place, row in enumerate(table.rows, start=head + 1):
        cell = sheet.cell(place, 2)
        assert cell.data_type == "n"
        assert f"{cell.value:.1f}" == row[1].lstrip("≥≤≈ ")
        assert cell.number_format.endswith("0.0")


@pytest.mark.parametrize(
    ("text", "language", "cell"),
    [
        ("2.4", "en", Number(2.4, "0.0")),
        ("2,4", "de", Number(2.4, "0.0")),
        ("2,4", "en", "2,4"),
        ("45%", "en", Number(0.45, "0%")),
        ("≥ 3.8", "en", Number(3.8, '"≥ "0.0')),
        ("−0.3", "en", Number(-0.3, '"+"0.0;"−"0.0;0.0')),
        ("007", "en", "007"),
        ("2.1.0", "en", "2.1.0"),
        ("<0.001", "en", "<0.001"),
        ("2.3–2.5", "en", "2.3–2.5"),
        ("withheld", "en", "withheld"),
    ],
)
def test_a_text_is_a_number_only_where_it_says_just_that(text, language, cell):
    with translation.override(language):
        assert read_cell(text) == cell


def test_a_name_of_a_group_stays_as_it_is_written():
    assert read_cell("1.10", is_label=True) == "1.10"
    assert read_cell("2026", is_label=True) == Number(2026, "0")


def test_text_of_people_never_runs():
    name = count()
    material = counted_material("everybody", organization=HOSTILE[0], assessment=HOSTILE[1])
    hostile = {key: HOSTILE[next(name) % len(HOSTILE)] for key in material.units}
    book = reopened(
        replace(
            material, audiences=dict(zip(material.audiences, HOSTILE, strict=False)), units=hostile
        )
    )

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    said = [cell for cell in cells if cell.data_type == "s" and cell.value.lstrip()[:1] in "=+-@"]
    assert len(said) > 50
    assert all(cell.quotePrefix for cell in said)
    assert not [cell for cell in cells if cell.data_type == "f" and "HYPERLINK" in cell.value]
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]


@pytest.mark.parametrize("letter", ["&", "😀"])
def test_every_sheet_of_a_long_name_has_its_foot(letter):
    book = openpyxl.load_workbook(
        io.BytesIO(write(counted_material("small", assessment=letter * 200)))
    )

    foot = book.worksheets[0].oddFooter
    assert letter in foot.left.text
    assert foot.right.text == "&A · &P / &N"


def test_what_is_told_about_the_file_is_told_to_screen_readers_too():
    with translation.override("de"):
        book = reopened(closed_result.material())

    told = book.properties
    assert told.language == "de"
    assert "Meridian Freight" in told.title
    assert told.created == datetime(2026, 11, 14, 17, 30)  # noqa: DTZ001  as the format has it
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.freeze_panes
        for table in sheet.tables.values():
            assert table.headerRowCount == 1
            assert table.autoFilter.ref == table.ref


def test_equal_input_gives_equal_bytes_and_nothing_leads_outside():
    first, second = written("three elements"), write(counted_material("three elements"))

    assert first == second
    with ZipFile(io.BytesIO(first)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name or "external" in name]
        links = "".join(parts.read(n).decode() for n in parts.namelist() if n.endswith(".rels"))
    assert 'TargetMode="External"' not in links


def test_sheet_names_are_short_unique_and_of_letters_every_spreadsheet_takes():
    book = Book(io.BytesIO(), accent="#000000", large=False)

    names = [
        book.name_sheet(title)
        for title in ("A" * 40, "a" * 40, "[x]: y/z?", "'quoted'", "History", "", "", "Counts")
    ]

    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 for name in names)
    assert not [name for name in names if re.search(r"[\[\]:*?/\\]|^'|'$", name)]
    assert "history" not in {name.casefold() for name in names}


def test_the_first_sheet_says_whose_result_it_is_and_what_it_rests_on():
    material = closed_result.material(closed_at=datetime(2026, 11, 14, 17, 30, tzinfo=UTC))

    said = " | ".join(texts(reopened(material)))

    for words in (
        *("Meridian Freight", "Autumn 2026", "closed on Nov. 14, 2026", "Level 2", "likely"),
        *("standard", "staged-1", "1.0.0", material.digest),
        "No combination of everything shown here isolates fewer than 5 people.",
    ):
        assert words in said


def test_three_hundred_units_are_streamed_into_one_sheet():
    material = many_units()
    sheet = openpyxl.load_workbook(io.BytesIO(write(material)), read_only=True)["Counts"]

    rows = list(sheet.iter_rows(min_row=5, values_only=True))

    assert len(rows) == (2 + 300) * 5
    assert len({row[0] for row in rows}) == 302


def test_a_name_that_looks_like_an_escape_is_the_same_in_a_table_and_in_its_cell():
    file = io.BytesIO()
    book = Book(file, accent="#000000", large=False)
    Desk(book, book.add_sheet("One"), prefix="one").lay(Grid("", ("Team_x000D_",), [["a"]]))
    book.workbook.close()

    with ZipFile(file) as parts:
        table, texts = (
            parts.read(f"xl/{name}.xml").decode() for name in ("tables/table1", "sharedStrings")
        )
    assert 'name="Team_x005F_x000D_"' in table
    assert "<t>Team_x005F_x000D_</t>" in texts
