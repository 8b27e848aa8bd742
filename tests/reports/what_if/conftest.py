"""A browser in which Eve, an executive with an account, is signed in."""

from __future__ import annotations

from functools import partial

import pytest
from browser import browser, device, page  # noqa: F401


@pytest.fixture
def signed_in(device, eve):  # noqa: F811
    """Open a page on a device where Eve is signed in."""
    return partial(device, eve)
