"""A browser in which Eve, an executive with an account, is signed in."""

from __future__ import annotations

import pytest
from browser import browser, page  # noqa: F401
from django.conf import settings


@pytest.fixture
def signed_in(page, live_server, eve, sign_in):  # noqa: F811
    name = settings.SESSION_COOKIE_NAME
    value = sign_in(eve).cookies[name].value

    def opened(**options):
        device = page(**options)
        device.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return device

    return opened
