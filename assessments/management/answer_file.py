"""Reads answers from a plain CSV file into counts, or says what is wrong with which line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring import CountTable

if TYPE_CHECKING:
    from assessments.content import Instrument

REQUIRED = ("respondent", "audience", "element", "level")
DELIMITERS = (",", ";", "\t")


class AnswerFileNotReadable(ValueError):
    """The file as a whole cannot be understood."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that cannot be scored, and why."""

    line: int
    reason: str


@dataclass(slots=True)
class Person:
    """Where a respondent belongs, since which line, and the level given to each element."""

    audience: str
    unit: str
    line: int
    levels: dict[str, int | None] = field(default_factory=dict)

    @property
    def segment(self) -> str:
        """Id of the leaf this person is counted in."""
        within = f"/unit:{self.unit}" if self.unit else ""
        return f"audience:{self.audience}{within}"


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """Everybody who answered, and the lines that were not understood."""

    people: dict[str, Person]
    bad_rows: tuple[BadRow, ...]
    strange_audiences: tuple[str, ...]


def read_answers(content: bytes, *, instrument: Instrument) -> AnswerFile:
    """Read rows of respondent, audience, unit, element and level; blank means "can't judge".

    Columns are found by name in any order, separated by commas, semicolons or tabs. An audience the
    instrument does not name is kept as its own group and reported.
    """
    rows = _rows(_decoded(content))
    reading = _Reading(instrument)
    for line, row in rows:
        reason = reading.take(line, row)
        if reason:
            reading.bad.append(BadRow(line, reason))
    return AnswerFile(reading.people, tuple(reading.bad), tuple(sorted(reading.strange)))


def count_answers(people: dict[str, Person], *, instrument: Instrument) -> CountTable:
    """Count the answers of each leaf; an element a person skipped counts as "can't judge"."""
    elements = tuple(element.code for element in instrument.elements)
    levels = tuple(level.number for level in instrument.levels)
    segments = tuple(sorted({person.segment for person in people.values()}))
    counts = np.zeros((len(segments), len(elements), len(levels)), dtype=np.int64)
    unsure = np.zeros((len(segments), len(elements)), dtype=np.int64)
    for person in people.values():
        row = segments.index(person.segment)
        for column, element in enumerate(elements):
            level = person.levels.get(element)
            if level is None:
                unsure[row, column] += 1
            else:
                counts[row, column, levels.index(level)] += 1
    return CountTable(counts, segments, elements, levels, unsure=unsure)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswerFileNotReadable("is not UTF-8 text; save it as CSV UTF-8") from error


def _rows(text: str) -> list[tuple[int, dict[str, str]]]:
    """Rows by column name with their line numbers, blank lines left out."""
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = [name.strip().casefold() for name in next(reader, [])]
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise AnswerFileNotReadable(
            f"has no column {', '.join(missing)}; it needs {', '.join(REQUIRED)}, and may have unit"
        )
    found = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                padded = [cell.strip() for cell in cells] + [""] * len(header)
                found.append((reader.line_num, dict(zip(header, padded, strict=False))))
    except csv.Error as error:
        raise AnswerFileNotReadable(f"line {reader.line_num}: {error}") from error
    return found


class _Reading:
    """Takes one row after another and knows what came before."""

    def __init__(self, instrument: Instrument) -> None:
        self.people: dict[str, Person] = {}
        self.bad: list[BadRow] = []
        self.strange: set[str] = set()
        self.elements = {element.code.casefold(): element.code for element in instrument.elements}
        self.levels = {str(level.number): level.number for level in instrument.levels}
        self.audiences = {
            name.casefold(): audience.code
            for audience in instrument.audiences
            for name in (audience.code, audience.name)
        }

    def take(self, line: int, row: dict[str, str]) -> str | None:
        """Keep one answer; return why it cannot be kept."""
        reason = self._mistake(row)
        if reason:
            return reason
        element = self.elements[row["element"].casefold()]
        place = self._audience(row["audience"]), row.get("unit", "")
        person = self.people.setdefault(row["respondent"], Person(*place, line=line))
        if (person.audience, person.unit) != place:
            return f"{row['respondent']} is elsewhere on line {person.line}: {person.segment}"
        if element in person.levels:
            return f"respondent {row['respondent']} has already answered {element}"
        person.levels[element] = self.levels.get(row["level"])
        return None

    def _mistake(self, row: dict[str, str]) -> str | None:
        for column in ("respondent", "audience", "element"):
            if not row[column]:
                return f"the {column} is missing"
        if row["element"].casefold() not in self.elements:
            return f"{row['element']!r} is no element of the instrument"
        if row["level"] and row["level"] not in self.levels:
            choices = ", ".join(self.levels)
            return f"the level {row['level']!r} is none of {choices} or blank"
        return None

    def _audience(self, text: str) -> str:
        code = self.audiences.get(text.casefold())
        if code is None:
            self.strange.add(text)
        return code or text.replace("/", " ")
