"""The workbook's formulas, calculated by somebody else, give the engine's figures."""

from __future__ import annotations

import io
import math
from typing import Any

import openpyxl
import pytest
from counted_results import SHAPES, counted_body
from formula_values import Calculator
from written_workbooks import opened, written

RATED = [name for name in SHAPES if name not in {"nobody", "nobody could judge"}]


def formulas(book: Any) -> list[Any]:
    return [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def table(sheet: Any, title: str) -> list[dict[str, Any]]:
    """The rows of a table by its caption, each by the titles of its columns."""
    top = next(row[0].row for row in sheet.iter_rows() if row[0].value == title) + 1
    names = [cell.value for cell in sheet[top] if cell.value]
    rows = []
    for row in sheet.iter_rows(min_row=top + 1, max_col=len(names), values_only=True):
        if row[0] is None:
            break
        rows.append(dict(zip(names, row, strict=True)))
    return rows


def known(value: float | None) -> Any:
    return pytest.approx(value, abs=1e-9)


def same(stored: Any, found: Any) -> bool:
    stored = "" if stored is None else stored
    if isinstance(stored, str) or isinstance(found, str):
        return stored == found
    return math.isclose(stored, found, abs_tol=1e-9)


@pytest.mark.parametrize("shape", RATED)
def test_formulas_calculated_anew_give_what_is_stored_and_agree_with_the_engine(shape):
    stored, calculator = opened(shape, values=True), Calculator(opened(shape, values=False))
    cells = formulas(calculator.book)

    wrong = [
        (cell.parent.title, cell.coordinate, cell.value)
        for cell in cells
        if not same(
            stored[cell.parent.title][cell.coordinate].value,
            calculator.value(cell.parent.title, cell.row, cell.column),
        )
    ]

    assert wrong == []
    values = [stored[cell.parent.title][cell.coordinate].value for cell in cells]
    assert values.count("agrees") >= 2
    assert "differs" not in values


@pytest.mark.parametrize("shape", ["everybody", "hardly judged", "seven levels", "one person"])
def test_what_is_worked_out_is_what_the_engine_says(shape):
    body, score = counted_body(shape), opened(shape, values=True)["Score"]
    overall = body["overall"]

    whole = {row["Figure"]: row["Worked out"] for row in table(score, "The whole")}
    mean, index, low, high = whole.values()
    assert (mean, index) == (known(overall["score"]["mean"]), known(overall["score"]["index"]))
    assert (low, high) == (overall["level"]["low"], overall["level"]["high"])
    for row in table(score, "Elements, over all groups"):
        told = overall["elements"][row["Code"]]
        if told["mean"] is not None:
            assert row["Mean"] == known(told["mean"])
            assert row["Level 2 or above"] == known(told["shares"][1])
            assert row["Level"] == told["level"]


def test_a_changed_count_is_told_as_a_difference():
    book = openpyxl.load_workbook(io.BytesIO(written("three elements")))
    counts = book["Counts"]
    counts["E6"] = counts["E6"].value + 5

    verdict = next(row[1] for row in book["Score"].iter_rows() if "differ" in str(row[0].value))

    assert Calculator(book).value("Score", verdict.row, verdict.column) > 0


@pytest.mark.parametrize("shape", RATED)
def test_counts_are_those_released_and_no_others(shape):
    body, rows = counted_body(shape), opened(shape, values=True)["Counts"].iter_rows
    levels = len(body["rules"]["levels"])

    shown = {
        (row[0], row[2]): [*row[4 : 5 + levels]]
        for row in rows(min_row=5, values_only=True)
        if isinstance(row[4], int | float)
    }

    assert shown == {
        (cell, code): counts
        for cell, elements in body["counts"].items()
        for code, counts in elements.items()
    }


def test_a_group_too_small_for_counts_shows_its_rounded_mean():
    body = counted_body("everybody")
    cell = next(each["id"] for each in body["cells"] if each["form"] == "coarse")

    rows = [
        row
        for row in opened("everybody", values=True)["Counts"].iter_rows(min_row=5, values_only=True)
        if row[0] == cell
    ]

    told = [body["scores"][cell][row[2]]["mean"] for row in rows]
    assert [row[11] for row in rows if told] == [
        mean["value"] if mean else "too few could judge" for mean in told
    ]
    assert {value for row in rows for value in row[4:10]} == {"not shown"}
