"""A release holds every cell and the counts of those that may be shown."""

from __future__ import annotations

import numpy as np
import pytest

from assessments.disclosure import release
from assessments.scoring import CountTable

LEAVES = ("audience:a/unit:1", "audience:a/unit:2", "audience:b", "audience:c/unit:1")


def table(*people):
    counts = np.array([[[n, 0], [0, n]] for n in people])
    return CountTable(counts, LEAVES[: len(people)], ("q", "r"), (1, 2))


def forms(released):
    return {cell.id: cell.form for cell in released.cells}


def test_parents_are_the_sums_of_their_leaves():
    found = release(table(12, 13, 20), k=5, k_full=10, suppress=True)

    assert {cell.id: cell.people for cell in found.cells} == {
        "organization": 45,
        "audience:a": 25,
        "audience:a/unit:1": 12,
        "audience:a/unit:2": 13,
        "audience:b": 20,
    }
    assert set(forms(found).values()) == {"full"}
    assert found.table.counts[0].tolist() == [[45, 0], [0, 45]]


def test_counts_of_hidden_cells_are_not_in_the_release():
    found = release(table(12, 3, 20), k=5, k_full=10, suppress=True)

    assert forms(found)["audience:a/unit:2"] == forms(found)["audience:a/unit:1"] == "hidden"
    assert found.table.segments == ("organization", "audience:a", "audience:b")


def test_forms_depend_on_numbers_of_people_only():
    one = table(12, 7, 20)
    other = CountTable(one.counts[:, ::-1], one.segments, one.items, one.levels)

    first, second = (release(each, k=5, k_full=10, suppress=True) for each in (one, other))

    assert forms(first) == forms(second)


def test_cells_know_their_kind_audience_and_unit():
    found = release(table(12, 13), k=5, k_full=10, suppress=True)

    assert [(cell.kind, cell.audience, cell.unit) for cell in found.cells] == [
        ("organization", None, None),
        ("audience", "a", None),
        ("unit", "a", "1"),
        ("unit", "a", "2"),
    ]


def test_nobody_at_all_is_an_empty_organization():
    nobody = CountTable(np.zeros((0, 2, 2), dtype=int), (), ("q", "r"), (1, 2))

    found = release(nobody, k=5, k_full=10, suppress=True)

    assert forms(found) == {"organization": "empty"}
    assert found.table.segments == ()


@pytest.mark.parametrize(("k", "k_full"), [(2, 10), (5, 4)])
def test_thresholds_that_protect_nobody_are_refused(k, k_full):
    with pytest.raises(ValueError, match="at least 3"):
        release(table(12), k=k, k_full=k_full, suppress=True)


def test_the_organization_minus_what_is_shown_is_never_a_small_group():
    rng = np.random.default_rng(5)
    for _ in range(200):
        found = release(table(*rng.integers(0, 25, size=4)), k=5, k_full=10, suppress=True)
        shown = {cell.id: cell.people for cell in found.with_form("full", "coarse")}
        audiences = sum(
            n for cell, n in shown.items() if cell.startswith("audience:") and "/" not in cell
        )
        rest = shown.get("organization", 0) - audiences
        assert rest == 0 or rest >= 5
