"""A real closed result, what its pages say, and a browser in which an executive is signed in."""

from __future__ import annotations

from html import unescape

import pytest
from browser import browser, page  # noqa: F401
from django.conf import settings


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
def signed_in(page, live_server, eve, sign_in):  # noqa: F811
    name = settings.SESSION_COOKIE_NAME
    value = sign_in(eve).cookies[name].value

    def opened(**options):
        device = page(**options)
        device.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return device

    return opened
