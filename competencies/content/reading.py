"""Reads a competency framework from CSV: every row, or every mistake with its line and column."""

from __future__ import annotations

import csv
import unicodedata
from io import StringIO
from typing import TYPE_CHECKING

from competencies.content.decoding import CannotDecode, decode, find_separator
from competencies.content.formulas import unguarded
from competencies.content.relations import check_relations
from competencies.content.row import (
    COLUMNS,
    LONGEST,
    REQUIRED,
    TIERS,
    Mistake,
    Reading,
    Reason,
    Row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ROWS = 5_000
_CLIPPED = 60
_ALLOWED_CONTROLS = "\n\t"


def read_competencies(content: str | bytes) -> Reading:
    """Read a file whose first line names the columns, in any order.

    Cells are separated by comma, semicolon or tab; bytes are UTF-8 or else Windows-1252.
    """
    try:
        text, encoding = decode(content)
    except CannotDecode as trouble:
        return Reading(mistakes=(Mistake(1, "", trouble.code),))
    lines = _numbered_records(text, find_separator(text))
    _, header = next(lines, (1, []))
    columns = [" ".join(cell.lower().split()) for cell in header]
    if wrong := list(_header_mistakes(columns)):
        return Reading(mistakes=tuple(wrong), encoding=encoding)
    rows, mistakes = _read_rows(lines, columns)
    ignored = tuple(cell for cell in columns if cell and cell not in COLUMNS)
    mistakes += check_relations(rows)
    mistakes.sort(key=lambda mistake: mistake.line)
    if not (rows or mistakes):
        mistakes = [Mistake(1, "", Reason.NO_ROWS)]
    return Reading(tuple(rows), tuple(mistakes), encoding, ignored)


def _numbered_records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that are not blank; one that cannot be read is empty, and the last."""
    records = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except csv.Error:
            yield begins, []
            return
        if any(cell.strip() for cell in record):
            yield begins, record
        begins = records.line_num + 1


def _header_mistakes(columns: list[str]) -> Iterator[Mistake]:
    if not columns:
        yield Mistake(1, "", Reason.NO_HEADER)
        return
    for name in COLUMNS:
        if name in REQUIRED and name not in columns:
            yield Mistake(1, name, Reason.COLUMN_MISSING)
        if columns.count(name) > 1:
            yield Mistake(1, name, Reason.COLUMN_TWICE)


def _read_rows(
    lines: Iterator[tuple[int, list[str]]], columns: list[str]
) -> tuple[list[Row], list[Mistake]]:
    rows: list[Row] = []
    mistakes: list[Mistake] = []
    for line, record in lines:
        if len(rows) == MOST_ROWS:
            mistakes.append(Mistake(line, "", Reason.TOO_MANY_ROWS))
            break
        if not record:
            mistakes.append(Mistake(line, "", Reason.UNREADABLE))
            break
        row = _row(line, dict(zip(columns, record, strict=False)))
        if any(cell.strip() for cell in record[len(columns) :]):
            mistakes.append(Mistake(line, "", Reason.TOO_MANY_CELLS))
        mistakes += _row_mistakes(row)
        rows.append(row)
    return rows, mistakes


def _row(line: int, cells: dict[str, str]) -> Row:
    """Names stand on one line; a description keeps its lines."""
    code, name, tier, parent = (
        unguarded(" ".join(cells.get(column, "").split()))
        for column in ("code", "name", "tier", "parent")
    )
    description = cells.get("description", "").replace("\r\n", "\n").replace("\r", "\n")
    tier = tier.upper() if tier.upper() in TIERS else tier
    return Row(line, code, name, tier, unguarded(description.strip()), parent)


def _row_mistakes(row: Row) -> Iterator[Mistake]:
    for column in COLUMNS:
        text = getattr(row, column)
        if column in REQUIRED and not text:
            yield Mistake(row.line, column, Reason.MISSING)
        if len(text) > LONGEST.get(column, len(text)):
            yield Mistake(row.line, column, Reason.TOO_LONG, _clip(text))
        if any(_is_control(sign) for sign in text):
            yield Mistake(row.line, column, Reason.CONTROL_CHARACTER)
    if row.tier and row.tier not in TIERS:
        yield Mistake(row.line, "tier", Reason.UNKNOWN_TIER, _clip(row.tier))


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs"} and sign not in _ALLOWED_CONTROLS


def _clip(text: str) -> str:
    printable = "".join("\ufffd" if _is_control(sign) else sign for sign in text[: _CLIPPED + 1])
    return printable if len(text) <= _CLIPPED else f"{printable[:_CLIPPED]}…"
