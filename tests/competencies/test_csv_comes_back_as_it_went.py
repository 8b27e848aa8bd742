"""A framework written as CSV and read again is the same framework, and holds no formula."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.content.reading import read_competencies
from competencies.content.row import TIERS, Row
from competencies.content.writing import write_competencies

FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
signs = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "M", "Zs"))
tricky = st.sampled_from(
    ["=1+1", "'=1", "''@x", "'", '"', "a,b;c", "-", "+", "＝x", "x'y", "\ufeff"]
)
words = st.lists(st.text(signs, min_size=1, max_size=12) | tricky, min_size=1, max_size=4)


def one_line(parts: list[str]) -> str:
    return " ".join(" ".join(parts).split())


names = words.map(one_line).filter(bool)
descriptions = st.lists(words.map(" ".join), max_size=3).map(lambda lines: "\n".join(lines).strip())


@st.composite
def frameworks(draw) -> list[Row]:
    codes = draw(st.lists(names, min_size=1, max_size=6, unique=True))
    rows: list[Row] = []
    for line, code in enumerate(codes):
        parent = draw(st.none() | st.sampled_from(rows)) if rows else None
        tier = parent.tier if parent else draw(st.sampled_from(TIERS))
        above = parent.code if parent else ""
        rows.append(Row(line, code, draw(names), tier, draw(descriptions), above))
    return draw(st.permutations(rows))


def cells(rows) -> list[tuple[str, ...]]:
    return [(row.code, row.name, row.tier, row.description, row.parent) for row in rows]


def is_small(rows: list[Row]) -> bool:
    return all(len(row.code) <= 40 and len(row.name) <= 200 for row in rows)


@settings(max_examples=200)
@given(frameworks().filter(is_small))
def test_what_is_written_is_read_back(rows):
    written = "".join(write_competencies(rows))

    for content in (written, written.encode()):
        reading = read_competencies(content)
        assert reading.mistakes == ()
        assert cells(reading.rows) == cells(rows)


@settings(max_examples=200)
@given(frameworks())
def test_no_cell_begins_like_a_formula(rows):
    written = "".join(write_competencies(rows)).removeprefix("\ufeff")

    for record in csv.reader(StringIO(written, newline="")):
        assert not [cell for cell in record if cell.startswith(FORMULA_SIGNS)]


def test_a_formula_is_written_as_text():
    row = Row(2, "-1", '=cmd|"/c calc"!A1', "CORE", "+1\n-2", "@up")

    assert list(write_competencies([row]))[1] == (
        '\'-1,"\'=cmd|""/c calc""!A1",core,"\'+1\n-2",\'@up\r\n'
    )
