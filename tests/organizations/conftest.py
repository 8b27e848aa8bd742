"""Fixtures of the organizations tests: an empty cache, so that rate limits start anew."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _forget_attempts():
    cache.clear()
