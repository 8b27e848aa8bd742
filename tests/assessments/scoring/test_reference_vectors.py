"""Every statistic agrees with the reference vectors, through the adapters of check_vectors."""

from __future__ import annotations

import json

import pytest
from scoring_cases import VECTORS

from assessments.scoring.vector_check import check_vector
from assessments.scoring.vector_families import FAMILIES

CASES = json.loads((VECTORS / "statistics.json").read_text())["vectors"]


@pytest.mark.parametrize("vector", CASES, ids=[vector["id"] for vector in CASES])
def test_a_statistic_agrees_with_its_reference(vector):
    assert check_vector(vector, families=FAMILIES) is None


def test_every_family_is_covered_by_a_vector():
    assert set(FAMILIES) == {vector["statistic"] for vector in CASES}


@pytest.mark.parametrize("vector", CASES, ids=[vector["id"] for vector in CASES])
def test_a_wrong_expectation_fails(vector):
    wrong = {**vector, "expected": "something else"}

    assert check_vector(wrong, families=FAMILIES) is not None
