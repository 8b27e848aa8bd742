"""Reading a framework's CSV: what is understood, and what is said about the rest."""

from __future__ import annotations

import pytest

from competencies.content.decoding import LARGEST_FILE
from competencies.content.reading import MOST_ROWS, read_competencies
from competencies.content.row import COLUMNS, Mistake, Reason, Row
from competencies.content.sample import write_sample
from competencies.sections.mistakes import REASONS, list_mistake_rows

HEADER = "code,name,tier,description,parent\n"


def mistakes(content: str | bytes) -> list[tuple[int, str, str]]:
    return [(found.line, found.column, found.code) for found in read_competencies(content).mistakes]


def test_a_good_file_is_read_row_by_row():
    reading = read_competencies(HEADER + "C1,Talks,core,,\n\nC2,Listens,Core,Asks back.,C1\n")

    assert reading.rows == (
        Row(2, "C1", "Talks", "CORE"),
        Row(4, "C2", "Listens", "CORE", "Asks back.", "C1"),
    )
    assert reading.mistakes == ()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_are_found_by_name_in_any_order(separator):
    lines = ["Tier| NAME |notes|code", "core|Talks|mine|C1"]

    reading = read_competencies("\n".join(lines).replace("|", separator))

    assert reading.rows == (Row(2, "C1", "Talks", "CORE"),)
    assert reading.ignored == ("notes",)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp1252", "windows-1252")],
)
def test_accents_arrive_whichever_way_they_were_written(encoding, told):
    reading = read_competencies((HEADER + "C1,Führt – täglich,core,,\n").encode(encoding))

    assert reading.rows[0].name == "Führt – täglich"
    assert reading.encoding == told


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_quotes_hold_separators_quotes_and_lines(newline):
    text = HEADER + 'C1,"Says ""no"", kindly",core,"One,\ntwo",\nC2,Next,core,,\n'

    rows = read_competencies(text.replace("\n", newline)).rows

    assert rows[0].name == 'Says "no", kindly'
    assert rows[0].description == "One,\ntwo"
    assert rows[1].line == 4


@pytest.mark.parametrize("text", ["=1+1", "+49", "-2", "@home", "＝1", "'quoted'"])
def test_what_looks_like_a_formula_stays_text(text):
    assert read_competencies(f"{HEADER}C1,{text},core,,\n").rows[0].name == text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (",Talks,core,,", [(2, "code", "missing")]),
        ("C1,,core,,", [(2, "name", "missing")]),
        ("C1,Talks,,,", [(2, "tier", "missing")]),
        ("C1,Talks,soft,,", [(2, "tier", "unknown_tier")]),
        ("C1,Talks,core,,\nC1,Listens,core,,", [(3, "code", "duplicate_code")]),
        ("C1,Talks,core,,C9", [(2, "parent", "unknown_parent")]),
        ("C1,Talks,core,,C1", [(2, "parent", "circular_parents")]),
        (
            "A,a,core,,B\nB,b,core,,A\nC,c,core,,A",
            [(line, "parent", "circular_parents") for line in (2, 3, 4)],
        ),
        ("A,a,core,,\nB,b,values,,A", [(3, "parent", "parent_of_another_tier")]),
        (f"C1,{'x' * 201},core,,", [(2, "name", "too_long")]),
        ("C1,Talks\x07,core,,", [(2, "name", "control_character")]),
        ("C1,Talks,core,,,more", [(2, "", "too_many_cells")]),
        ('C1,Talks,core,"never closed\n', [(2, "", "unreadable")]),
        ("", [(1, "", "no_rows")]),
    ],
)
def test_each_mistake_is_named_with_its_line_and_column(lines, expected):
    assert mistakes(HEADER + lines) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", [(1, "", "no_header")]),
        ("code,name\nC1,Talks", [(1, "tier", "column_missing")]),
        ("code,name,tier,name\n", [(1, "name", "column_twice")]),
        (b"code,name,tier\nC1,\0,core", [(1, "", "not_text")]),
        (HEADER.encode("utf-16"), [(1, "", "not_text")]),
        (b"code,name,tier\nC1,\x81,core", [(1, "", "not_text")]),
        (b"x" * (LARGEST_FILE + 1), [(1, "", "file_too_large")]),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, expected):
    assert mistakes(content) == expected


def test_a_tree_may_be_six_steps_deep():
    rows = [f"C{step},n,core,,{f'C{step - 1}' if step > 1 else ''}" for step in range(1, 8)]

    assert mistakes(HEADER + "\n".join(rows[:6])) == []
    assert mistakes(HEADER + "\n".join(rows)) == [(8, "parent", "too_deep")]


def test_a_file_of_too_many_rows_is_refused():
    rows = [f"C{number},n,core,," for number in range(MOST_ROWS + 1)]

    assert mistakes(HEADER + "\n".join(rows[:-1])) == []
    assert mistakes(HEADER + "\n".join(rows)) == [(MOST_ROWS + 2, "", "too_many_rows")]


def test_a_long_value_is_clipped_in_its_mistake():
    found = read_competencies(f"{HEADER}C1,Talks,{'x' * 500},,\n").mistakes

    assert found == (Mistake(2, "tier", Reason.UNKNOWN_TIER, "x" * 60 + "…"),)


def test_every_mistake_has_words():
    assert REASONS.keys() == {*Reason}

    for reason in Reason:
        found = {"line": 2, "column": "name", "code": reason, "value": "soft"}
        assert "%" not in list_mistake_rows([found])[0].reason


def test_the_sample_has_no_mistakes_and_shows_every_tier():
    reading = read_competencies("".join(write_sample()))

    assert reading.mistakes == reading.ignored == ()
    assert {row.tier for row in reading.rows} == {"VALUES", "CORE", "LEADERSHIP", "FUNCTIONAL"}
    assert any(row.parent for row in reading.rows)
    assert "".join(write_sample()).removeprefix("\ufeff").startswith(",".join(COLUMNS))
