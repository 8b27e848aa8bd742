"""Every example in the docstrings of the core is true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import assessments.disclosure
import assessments.scoring

MODULES = [
    f"{room.__name__}.{module.name}"
    for room in (assessments.scoring, assessments.disclosure)
    for module in pkgutil.iter_modules(room.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", ["measures.md", "comparing.md"])
def test_the_worked_examples_of_a_page_of_formulas_are_true(name):
    page = Path(__file__).parents[3] / "docs" / name

    found = doctest.testfile(str(page), module_relative=False)

    assert found.attempted > 30
    assert found.failed == 0
