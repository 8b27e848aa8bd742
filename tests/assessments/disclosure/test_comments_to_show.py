"""No difference between the comments shown leaves those of few people, whatever was said."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assessments.disclosure import tree_forms
from assessments.disclosure.comment_rule import comment_cells, narrowest_cell
from assessments.scoring.released import Cell, Release
from assessments.scoring.table import CountTable

K = 5
ENOUGH = 10
NOTHING = CountTable(np.zeros((0, 0, 4), dtype=np.int64), (), (), (1, 2, 3, 4))
audiences = st.lists(st.tuples(st.integers(0, 40), st.floats(0, 1)), min_size=1, max_size=5).map(
    lambda found: {str(n): (people, int(people * p)) for n, (people, p) in enumerate(found)}
)


def released(people: dict[str, int]) -> Release:
    sizes = {"organization": sum(people.values())}
    sizes |= {f"audience:{code}": number for code, number in people.items()}
    forms = tree_forms(sizes, k=K, k_full=2 * K)
    cells = [
        Cell(
            cell,
            "organization" if cell == "organization" else "audience",
            cell.partition(":")[2] or None,
            None,
            size,
            forms[cell],
        )
        for cell, size in sizes.items()
    ]
    return Release(tuple(cells), NOTHING)


def left_over(cells: dict[str, dict[str, int]], numbers: dict[str, int]) -> int:
    shown = [cell for cell in cells if cell != "organization"]
    return sum(numbers.values()) - sum(numbers[cell.partition(":")[2]] for cell in shown)


@given(audiences)
def test_what_is_left_over_is_nobody_or_enough_people(asked):
    people = {code: number for code, (number, _said) in asked.items()}
    said = {code: number for code, (_people, number) in asked.items()}

    cells = comment_cells(released(people), said={"A1": said}, k=K, suppress=True)

    if cells:
        comments_left = left_over(cells, said)
        assert comments_left == 0 or comments_left >= K
        assert comments_left == 0 or left_over(cells, people) >= ENOUGH


@given(audiences)
def test_each_group_shown_is_large_enough_and_said_enough(asked):
    people = {code: number for code, (number, _said) in asked.items()}
    said = {code: number for code, (_people, number) in asked.items()}

    cells = comment_cells(released(people), said={"A1": said}, k=K, suppress=True)

    for cell in set(cells) - {"organization"}:
        code = cell.partition(":")[2]
        assert people[code] >= ENOUGH
        assert cells[cell]["A1"] == said[code] >= K
    assert all(each["A1"] >= K for each in cells.values())


def test_a_comment_of_a_group_not_shown_stands_with_everybody():
    cells = {"organization": {"A1": 14}, "audience:a": {"A1": 9}}

    assert narrowest_cell(cells, element="A1", audience="a") == "audience:a"
    assert narrowest_cell(cells, element="A1", audience="b") == "organization"
    assert narrowest_cell(cells, element="B2", audience="a") == ""
