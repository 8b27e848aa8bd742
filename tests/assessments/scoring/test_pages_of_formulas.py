"""The tables a reader recomputes from are the ones the examples beside them use."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

DOCS = Path(__file__).parents[3] / "docs"
ROW = re.compile(r"^\| (executives|learning|managers|employees)[^|]*\|([\d| ]+)\|$", re.MULTILINE)


def table_in(page):
    text = (DOCS / page).read_text(encoding="utf-8")
    found = [[int(cell) for cell in cells.split("|")] for _name, cells in ROW.findall(text)]
    return np.array(found), text


@pytest.mark.parametrize(
    ("page", "start"),
    [("measures.md", "audiences = np.array("), ("comparing.md", "later = np.array(")],
)
def test_the_table_of_audiences_is_the_one_the_examples_use(page, start):
    table, text = table_in(page)
    used = text.split(start, 1)[1].split(")", 1)[0].split("]]")[0]
    numbers = [int(number) for number in re.findall(r"\d+", used)]

    assert table.shape == (4, 5)
    assert (table[:, :-1].sum(axis=1) == table[:, -1]).all()
    assert table[:, :-1].ravel().tolist() == numbers[:16]


def test_both_pages_start_from_the_same_audiences():
    table, _ = table_in("measures.md")
    comparing = (DOCS / "comparing.md").read_text(encoding="utf-8")

    assert f"audiences = np.array({table[:, :-1].tolist()})" in comparing


def test_the_table_of_importance_is_the_one_the_example_uses():
    text = (DOCS / "comparing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| level \d \|([\d| ]+)\|$", text, re.MULTILINE)
    table = [[int(cell) for cell in row.split("|")] for row in rows]

    assert len(table) == 4
    assert f"pairs = np.array({table})" in text
