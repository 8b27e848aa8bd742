"""The table refuses what no measure could make sense of."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from assessments.scoring import CountTable
from assessments.scoring.rolling_up import roll_up
from assessments.scoring.segments import parent_of

ONE = np.array([[[1, 2]]])


@pytest.mark.parametrize(
    ("counts", "labels", "unsure", "said"),
    [
        (ONE, (("a", "b"), ("q",), (1, 2)), None, "shape"),
        (ONE, (("a",), ("q",), (2, 1)), None, "ascend"),
        (-ONE, (("a",), ("q",), (1, 2)), None, "negative"),
        (ONE, (("a",), ("q",), (1, 2)), [[1], [2]], "unsure"),
        (np.ones((2, 1, 2)), (("a", "a"), ("q",), (1, 2)), None, "repeats"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(counts, labels, unsure, said):
    extra = {} if unsure is None else {"unsure": np.array(unsure)}

    with pytest.raises(ValueError, match=said):
        CountTable(counts, *labels, **extra)


def test_counts_cannot_be_changed_afterwards():
    table = CountTable(ONE, ("a",), ("q",), (1, 2))

    with pytest.raises(ValueError, match="read-only"):
        table.counts[0, 0, 0] = 9


def test_people_are_those_who_answered_and_those_who_could_not_judge():
    table = CountTable(ONE, ("a",), ("q",), (1, 2), unsure=np.array([[4]]))

    assert table.people.tolist() == [7]


def test_people_without_a_unit_count_in_their_audience():
    leaves = CountTable(
        np.array([[[1, 0]], [[0, 5]]]), ("audience:a", "audience:a/unit:x"), ("q",), (1, 2)
    )

    tree = roll_up(leaves)

    assert tree.segments == ("organization", "audience:a", "audience:a/unit:x")
    assert tree.people.tolist() == [6, 6, 5]


def test_a_segment_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="unknown kind"):
        parent_of("tenure:3")


def test_the_core_loads_neither_scipy_nor_django_nor_plotly():
    loads = (
        "import sys, assessments.scoring, assessments.disclosure;"
        "print(sorted({'scipy', 'django', 'celery', 'plotly'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
