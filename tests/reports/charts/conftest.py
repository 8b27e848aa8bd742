"""Browser for the charts: one Chromium for the module that compares drawings."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture(scope="session")
def chart_browser():
    """Yield a Chromium of the machine, without network."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield browser
        browser.close()
