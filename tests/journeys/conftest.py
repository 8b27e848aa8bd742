"""A browser for journeys, and a leader who is signed in with it."""

from __future__ import annotations

import pytest
from browser import browser, page  # noqa: F401
from django.conf import settings


@pytest.fixture
def links_lead_here(live_server, monkeypatch):
    monkeypatch.setattr(settings, "SITE_URL", live_server.url)


@pytest.fixture
def leader(page, live_server, leo, sign_in):  # noqa: F811  the fixture of that name
    device, name = page(), settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": sign_in(leo).cookies[name].value, "url": live_server.url}
    device.context.add_cookies([cookie])
    return device
