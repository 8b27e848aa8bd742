"""The survey's first view: bytes and requests that a respondent's browser needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.browser import chromium
from benchmarks.surveys import link_key, open_survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from benchmarks.stage import Stage


class Traffic:
    """What came over the wire for a page: headers and bodies as they were sent, packed."""

    def __init__(self, page: Page) -> None:
        self.addresses: dict[str, str] = {}
        self.received: dict[str, int] = {}
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.requestWillBeSent", self._asked)
        line.on("Network.loadingFinished", self._loaded)

    @property
    def total(self) -> int:
        return sum(self.received.values())

    def _asked(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.addresses[event["requestId"]] = event["request"]["url"]

    def _loaded(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.addresses:
            self.received[event["requestId"]] = int(event["encodedDataLength"])


def figures(stage: Stage) -> Iterator[tuple[str, float]]:
    survey = open_survey(stage.company, name="First view")
    address = f"{stage.web.address}/s/#{link_key(stage.company, survey)}"
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        traffic = Traffic(page)
        page.goto(address)
        page.locator("#unit").wait_for()
        page.wait_for_load_state("networkidle")
        yield "survey_bytes", traffic.total
        yield "survey_requests", len(traffic.addresses)
        begin(page)
        page.wait_for_load_state("networkidle")
        yield "survey_bytes_to_first_question", traffic.total


def begin(page: Page) -> None:
    """From the introduction to the first question."""
    page.locator("#unit").select_option(index=1)
    page.locator(".button--begin").click()
    page.locator("[data-question]:not([hidden])").wait_for()
