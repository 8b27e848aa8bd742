"""Every disclosure function agrees with the reference vectors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assessments.disclosure.vector_families import FAMILIES
from assessments.scoring.vector_check import check_vector

FILE = Path(__file__).parents[2] / "vectors" / "anonymity.json"
CASES = json.loads(FILE.read_text())["vectors"]


@pytest.mark.parametrize("vector", CASES, ids=[vector["id"] for vector in CASES])
def test_a_disclosure_function_agrees_with_its_reference(vector):
    assert check_vector(vector, families=FAMILIES) is None


def test_every_disclosure_family_is_covered_by_a_vector():
    assert set(FAMILIES) == {vector["statistic"] for vector in CASES}
