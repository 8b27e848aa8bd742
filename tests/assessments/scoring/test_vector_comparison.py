"""How the runner compares: tolerances, nulls, unknown statistics and errors."""

from __future__ import annotations

import pytest

from assessments.scoring.vector_check import check_vector, same


@pytest.mark.parametrize(
    ("expected", "got", "tolerance", "agrees"),
    [
        (0.5, 0.5009, 1e-3, True),
        (0.5, 0.502, 1e-3, False),
        (200, 200.1, 1e-3, True),
        (200, 200.3, 1e-3, False),
        (2, 2, 0, True),
        (None, None, 0, True),
        (None, 0.0, 1, False),
        (0.0, None, 1, False),
        ([1, None], [1, None], 0, True),
        ([1, 2], [1], 0, False),
        ({"a": 1}, {"a": 1, "b": 2}, 0, True),
        ({"a": 1, "b": 2}, {"a": 1}, 0, False),
        (None, {"n": 0, "mean": None}, 0, True),
        ({"n": 0, "mean": None}, None, 0, True),
        (None, {"n": 3, "mean": None}, 0, False),
        (True, True, 0, True),
        (True, 1, 0, False),
        ("F", "F", 0, True),
        ("F", "L", 0, False),
        (1.0, float("nan"), 1, False),
    ],
)
def test_two_values_agree_or_not(expected, got, tolerance, agrees):
    assert same(expected, got, tolerance=tolerance) is agrees


def test_an_unknown_statistic_is_a_failure():
    vector = {"id": "X", "statistic": "astrology", "input": {}, "expected": None, "tolerance": 0}

    failure = check_vector(vector, families={})

    assert failure is not None
    assert failure.got == "unknown statistic"


def test_an_error_inside_a_family_is_a_failure_and_not_a_crash():
    vector = {"id": "X", "statistic": "mean", "input": {}, "expected": 1, "tolerance": 0}

    failure = check_vector(vector, families={"mean": lambda given: given["hist"]})

    assert "KeyError" in failure.got
