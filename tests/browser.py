"""Chromium for tests of pages: a browser for the run, and pages that report what went wrong."""

from __future__ import annotations

import os
import shutil
from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(pytestconfig):
    """One Chromium for the whole run, also where several conftests import this fixture."""
    return _chromium(pytestconfig)


@cache
def _chromium(config: pytest.Config) -> Browser:
    # Playwright's loop stays in this thread until the end, and Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    playwright = sync_playwright().start()
    chromium = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), headless=True, args=ARGUMENTS
    )
    config.add_cleanup(playwright.stop)
    config.add_cleanup(chromium.close)
    return chromium


@pytest.fixture
def page(browser, live_server):
    """Open pages: page(width=320, color_scheme="dark", java_script_enabled=False).

    Each call is a device of its own. At the end no page may have thrown an error or broken the
    content security policy.
    """
    contexts, complaints = [], []

    def heard(message) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    def open_page(*, width: int = 1280, height: int = 900, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=live_server.url, **options
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        opened = context.new_page()
        opened.on("console", heard)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        return opened

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def device(page, live_server, sign_in):
    """Open a page on a device where a person is signed in: device(eve, width=320)."""

    def opened(person, **options):
        found, name = page(**options), settings.SESSION_COOKIE_NAME
        value = sign_in(person).cookies[name].value
        found.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return found

    return opened


def axe_violations(page) -> list[str]:
    """What axe finds wrong: the rule and the elements, ready to be compared with []."""
    # Preloading would fetch style sheets inline, which the content security policy refuses.
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]
