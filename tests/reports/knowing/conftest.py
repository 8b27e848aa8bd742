"""A real closed result, and what its pages say."""

from __future__ import annotations

from html import unescape

import pytest


@pytest.fixture
def read(eve, sign_in):
    """Read a page of a result as an executive: its words, entities undone."""
    client = sign_in(eve)

    def get(material, path: str) -> str:
        response = client.get(f"/o/acme/results/{material.assessment_id}/{path}")
        assert response.status_code == 200
        return " ".join(unescape(response.content.decode()).split())

    return get
