"""A Chromium of the machine, without a network but this machine's own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from hilo.embedded.chromium import find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


class NoChromium(RuntimeError):
    """There is no Chromium on this machine; `make test` says how to install one."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Use no model inside the block: Django refuses the event loop that the browser runs on."""
    program = find_chromium()
    if program is None:
        raise NoChromium
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_QUIET)
        try:
            yield browser
        finally:
            browser.close()
