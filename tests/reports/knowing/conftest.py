"""A real closed result, what its pages say, and a browser in which an executive is signed in."""

from __future__ import annotations

from functools import partial
from html import unescape

import pytest
from browser import browser, device, page  # noqa: F401


@pytest.fixture
def read(eve, sign_in):
    """Read a page of a result as an executive: its words, entities undone."""
    client = sign_in(eve)

    def get(material, path: str) -> str:
        response = client.get(f"/o/acme/results/{material.assessment_id}/{path}")
        assert response.status_code == 200
        return " ".join(unescape(response.content.decode()).split())

    return get


@pytest.fixture
def signed_in(device, eve):  # noqa: F811
    """Open a page on a device where Eve is signed in."""
    return partial(device, eve)
