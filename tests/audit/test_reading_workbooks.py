"""The reader of workbooks sees what programs hide: sheets, digits, properties, formulas."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from xlsxwriter import Workbook

from reports.management.attack.explaining import Explained
from reports.management.attack.reading import Read
from reports.management.attack.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = "The score is 2.43, at least ≥ 3.8."


@pytest.fixture
def explained() -> Explained:
    entry = {"mean": 2.4321, "level": 2}
    body = {
        "rules": {"k": 5, "k_full": 10, "levels": [1, 2, 3, 4]},
        "cells": [
            {"id": "organization", "form": "full", "people": 40},
            {"id": "audience:b", "form": "coarse", "people": 7},
            {"id": "audience:c", "form": "hidden", "people": None},
        ],
        "elements": ["A1"],
        "counts": {"organization": {"A1": [4, 16, 12, 8, 0]}},
        "scores": {"organization": {"A1": entry}, "audience:b": {"A1": {"mean": None}}},
        "overall": {"elements": {"A1": entry}},
    }
    return Explained(body, {}, {"audience:b": "Experts", "audience:c": "Executives"})


def complaints(explained: Explained, fill: Callable[[Workbook, Any], object]) -> set[str]:
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    fill(book, book.add_worksheet("Sheet"))
    book.close()
    return {each.what for each in read_workbook(file.getvalue(), PAGE, [explained], Read())}


def table(key: str, value: float, shown: str = "General") -> Callable[[Workbook, Any], object]:
    def fill(book: Workbook, sheet: Any) -> None:
        sheet.add_table(1, 0, 2, 1, {"columns": [{"header": "Key"}, {"header": "Mean"}]})
        sheet.write_string(2, 0, key)
        sheet.write_number(2, 1, value, book.add_format({"num_format": shown}))

    return fill


def hidden(book: Workbook, _sheet: Any) -> None:
    other = book.add_worksheet("Other")
    other.write_number(40, 7, 3.1417)
    other.very_hidden()


@pytest.mark.parametrize(
    ("fill", "complaint"),
    [
        (table("audience:c", 2.9), "withheld group"),
        (table("audience:b", 2.8349, "0.0"), "more of a small group"),
        (table("organization", 3.1417, "0"), "is not explained"),
        (hidden, "3.1417 stands in the workbook alone"),
        (lambda book, _: book.set_properties({"comments": "3.14"}), "3.14 stands in the workbook"),
        (lambda book, _: book.define_name("Secret", "=3.14"), "3.14 stands in the workbook alone"),
        (lambda _, sheet: sheet.set_footer("3.14"), "3.14 stands in the workbook alone"),
        (lambda _, sheet: sheet.write_formula(0, 0, "=A2*3.14", None, 0), "3.14 is fixed in a"),
        (lambda _, sheet: sheet.write_url(0, 0, "https://x.example"), "leads outside"),
        (lambda _, sheet: sheet.write_number(0, 0, 3.8), "3.8 stands in the workbook alone"),
    ],
)
def test_what_no_page_says_and_no_result_explains_is_found(explained, fill, complaint):
    found = complaints(explained, fill)

    assert [each for each in found if complaint in each]


def test_what_is_released_may_be_shown_with_all_its_digits(explained):
    def fill(book: Workbook, sheet: Any) -> None:
        table("organization", 2.4321)(book, sheet)
        bound = book.add_format({"num_format": '"≥ "0.0'})
        sheet.write_number(9, 0, 3.8, bound)
        sheet.write_formula(10, 0, "=IF(A1>0.85,B3/40,0.5)", None, 0.4)

    assert complaints(explained, fill) == set()
