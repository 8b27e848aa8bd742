"""A result that was really closed, one who may plan from it, and one who may only read."""

from __future__ import annotations

import pytest

from tests.reports.real_results import EVERYBODY, close_with


@pytest.fixture
def closed(inside):
    return close_with(EVERYBODY)
