"""Takes a workbook apart: every cell of every sheet, hidden or not, formulas, properties."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree
from zipfile import ZipFile

from xlsxwriter.utility import xl_cell_to_rowcol

from assessments.scoring.element_level import HALF, NEARLY_ALL
from reports.management.attack.documents import Document, Table
from reports.management.attack.explaining import numbers_in
from reports.management.attack.reading import Finding, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.management.attack.explaining import Explained
    from reports.management.attack.reading import Read

Cells = dict[tuple[int, int], str]
_SPACE = re.compile(r"\{[^}]*\}")
_WHERE = "report.xlsx"
_FIXED = re.compile(r"\d+\.\d+")
_SIGN = re.compile(r'"([≥≤≈] )"')
# Looks, and the version of the program whose format this is; no figure can stand there.
_NO_WORDS = ("xl/theme/", "xl/styles.xml", "[Content_Types].xml", "xl/media/")
_VERSION = "AppVersion"
_SAID = {"name", "displayName", "descr", "title", "altText", "altTextSummary"}


@dataclass(slots=True)
class Workbook:
    """`document` has the tables and every word; `formulas` what the cells calculate."""

    document: Document = field(default_factory=Document)
    formulas: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def read_workbook(
    content: bytes, page: str, results: Sequence[Explained], read: Read
) -> set[Finding]:
    """Hold a workbook against the results, and against the words of the report's page."""
    with ZipFile(BytesIO(content)) as parts:
        book = _Reader(parts).read()
    read.outlets["xlsx"] += 1
    found = read_tables(book.document, _WHERE, results, read)
    return found | _judge_workbook(book, page, results)


def _judge_workbook(book: Workbook, page: str, results: Sequence[Explained]) -> set[Finding]:
    """Every decimal stands in the report's page, or a result explains it: Score and Counts too.

    Formulas hold no figures but the two shares of the level rule, and nothing leads outside.
    """
    known = {(number.bound, number.value) for number in numbers_in(page)}
    strange = {
        each.text
        for each in numbers_in(book.document.text)
        if each.decimals
        and (each.bound, each.value) not in known
        and not any(one.explains(each) for one in results)
    }
    fixed = {each for formula in book.formulas for each in _FIXED.findall(formula)}
    fixed -= {str(HALF), str(NEARLY_ALL)}
    return {
        *(Finding("T5", _WHERE, f"{each} stands in the workbook alone") for each in strange),
        *(Finding("T5", _WHERE, f"{each} is fixed in a formula") for each in fixed),
        *(Finding("T5", _WHERE, f"leads outside: {each}") for each in book.outside),
    }


class _Reader:
    """Reads the parts as they are stored, so that nothing a program would hide stays unseen."""

    def __init__(self, parts: ZipFile) -> None:
        self.parts, self.names, self.found = parts, parts.namelist(), Workbook()
        self.looks = self._looks()
        shared = "xl/sharedStrings.xml"
        items = _all(self._root(shared), "si") if shared in self.names else ()
        self.shared = ["".join(item.itertext()) for item in items]

    def read(self) -> Workbook:
        words: list[str] = []
        for name in self.names:
            if name.startswith("xl/worksheets/sheet"):
                words += self._read_sheet(name)
            elif name.endswith(".rels"):
                self.found.outside += self._outside(name)
            elif not name.startswith(_NO_WORDS):
                words += self._words(name)
        programs = [name for name in self.names if "vba" in name.lower() or "externalLink" in name]
        self.found.outside += programs
        self.found.document.text = " \n".join(words)
        return self.found

    def _root(self, name: str) -> Tree.Element:
        return Tree.fromstring(self.parts.read(name))  # noqa: S314  written by ourselves just now

    def _looks(self) -> list[str]:
        """The number format of each style: what is in it is read by people too, such as ≥."""
        root = self._root("xl/styles.xml")
        codes = {
            each.attrib["numFmtId"]: each.attrib["formatCode"] for each in _all(root, "numFmt")
        }
        codes |= {"9": "0%", "10": "0.00%"}
        styles = next(_all(root, "cellXfs"))
        return [codes.get(each.attrib.get("numFmtId", ""), "") for each in styles]

    def _read_sheet(self, name: str) -> list[str]:
        root = self._root(name)
        cells: Cells = {}
        for cell in _all(root, "c"):
            self.found.formulas += [each.text or "" for each in _all(cell, "f")]
            cells[xl_cell_to_rowcol(cell.attrib["r"])] = self._text(cell)
        areas = [each.attrib["ref"] for each in _all(root, "autoFilter")]
        areas += [self._root(each).attrib["ref"] for each in self._tables_of(name)]
        self.found.document.tables += [_table(cells, area) for area in areas]
        notes = [each.text or "" for tag in ("oddHeader", "oddFooter") for each in _all(root, tag)]
        return [*cells.values(), *notes]

    def _text(self, cell: Tree.Element) -> str:
        """What is stored, as far as it is stored: all digits, not only those the format shows."""
        kind = cell.attrib.get("t", "n")
        if kind == "inlineStr":
            return "".join(cell.itertext())
        value = next((each.text or "" for each in _all(cell, "v")), "")
        if kind == "s":
            return self.shared[int(value)]
        look = self.looks[int(cell.attrib.get("s", 0))]
        return value if kind != "n" or not value else _number(float(value), look)

    def _tables_of(self, sheet: str) -> Iterator[str]:
        links = sheet.replace("worksheets/", "worksheets/_rels/") + ".rels"
        if links in self.names:
            for each in _all(self._root(links), "Relationship"):
                if each.attrib["Type"].endswith("/table"):
                    yield each.attrib["Target"].replace("../", "xl/")

    def _outside(self, links: str) -> list[str]:
        every = [each.attrib for each in _all(self._root(links), "Relationship")]
        return [each["Target"] for each in every if each.get("TargetMode") == "External"]

    def _words(self, name: str) -> list[str]:
        """Texts and attributes of what is no sheet: properties, names, tables, pictures, notes."""
        found: list[str | None] = []
        for each in self._root(name).iter():
            if _plain(each.tag) != _VERSION:
                found.append(each.text)
                found += [value for key, value in each.attrib.items() if _plain(key) in _SAID]
        return [text for text in found if text]


def _all(root: Tree.Element, tag: str) -> Iterator[Tree.Element]:
    return (each for each in root.iter() if _plain(each.tag) == tag)


def _plain(tag: str) -> str:
    return _SPACE.sub("", tag)


def _number(value: float, look: str) -> str:
    sign = _SIGN.match(look)
    percent = "%" in look
    digits = f"{value * 100 if percent else value:.10f}".rstrip("0").rstrip(".")
    return (sign.group(1) if sign else "") + digits + ("%" if percent else "")


def _table(cells: Cells, area: str) -> Table:
    """A header and the rows below it; what stands above is the caption."""
    (top, left), (bottom, right) = (xl_cell_to_rowcol(each) for each in area.split(":"))
    rows = [
        [cells.get((row, column), "") for column in range(left, right + 1)]
        for row in range(top, bottom + 1)
    ]
    return Table(cells.get((top - 1, left), ""), rows)
