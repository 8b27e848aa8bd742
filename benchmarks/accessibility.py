"""What axe finds on the survey and the executive page, wide and narrow, light and dark."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

from benchmarks.browser import chromium
from benchmarks.survey_page import begin
from benchmarks.surveys import closed_assessment, link_key, open_survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from benchmarks.stage import Stage

WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
PEOPLE = 1_000
# Preloading would fetch each stylesheet again, by addresses that axe takes for the page's own.
_OPTIONS = {"resultTypes": ["violations"], "preload": False}


def figures(stage: Stage) -> Iterator[tuple[str, float]]:
    company = stage.company
    survey = open_survey(company, name="Accessibility")
    link = f"{stage.web.address}/s/#{link_key(company, survey)}"
    closed = closed_assessment(company, people=PEOPLE)
    result = f"{stage.web.address}/o/{company.organization.slug}/results/{closed}/"
    name, _, value = company.sign_in().partition("=")
    cookie = {"name": name, "value": value, "url": stage.web.address}
    with chromium() as browser:
        yield (
            "axe_violations_survey",
            sum(_look_at_survey(context, link, label) for context, label in _contexts(browser)),
        )
        found = 0
        for context, label in _contexts(browser):
            context.add_cookies([cookie])
            found += _look_at_result(context, result, label)
        yield "axe_violations_executive", found


def _contexts(browser: Browser) -> Iterator[tuple[BrowserContext, str]]:
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            yield context, f"{width} px, {scheme}"
            context.close()


def _look_at_survey(context: BrowserContext, link: str, label: str) -> int:
    """The way in without a key, the introduction, a question, what was answered."""
    page = context.new_page()
    page.goto(link.partition("#")[0])
    page.locator("[data-entry][data-ready]").wait_for()
    found = _violations(page, f"survey entry, {label}")
    page.goto("about:blank")
    page.goto(link)
    page.locator("#unit").wait_for()
    found += _violations(page, f"survey introduction, {label}")
    begin(page)
    found += _violations(page, f"survey question, {label}")
    page.keyboard.press("2")
    return found + _violations(page, f"survey answered, {label}")


def _look_at_result(context: BrowserContext, address: str, label: str) -> int:
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return _violations(page, f"executive page, {label}")


def _violations(page: Page, where: str) -> int:
    """The number of broken rules; each is named on the error output with its first place."""
    broken = Axe().run(page, options=_OPTIONS).response["violations"]
    for rule in broken:
        places = [" ".join(map(str, node["target"])) for node in rule["nodes"]]
        first = f"{len(places)} places, first {places[0]}"
        sys.stderr.write(f"\n  {where}: {rule['id']} ({rule['impact']}), {first}")
    return len(broken)
