"""On a page pictures become live charts, follow the theme, print as pictures, survive failure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from chart_gallery import GALLERY

from reports.charts.svg import render_inline_svg

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[3] / "static"
BUNDLE = next((STATIC / "vendor").glob("plotly-hilo-*.min.js")).name
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-n'; img-src 'self' data:;"
    " font-src 'self'"
)
TYPES = {".js": "text/javascript", ".css": "text/css"}
FIGURE = GALLERY["gap_dumbbell", 720]
DOT = "#live-figure .scatterlayer .point"


def build_page(bundle):
    picture = render_inline_svg(
        FIGURE, width=720, height=FIGURE["layout"]["height"], title="Gaps", desc="d", ids="gap-"
    )
    source = json.dumps(FIGURE).replace("<", "\\u003C")
    return f"""<!doctype html><html lang="en" data-theme="light"><head><title>Page</title>
      <meta name="plotly-src" content="/{bundle}"><link rel="stylesheet" href="/css/tokens.css">
      <style id="plotly.js-style-global" nonce="n"></style>
      <script type="module" src="/js/start.js"></script></head><body><figure id="live-figure"
      data-figure="gap"><div data-figure-plot>{picture}</div>
      <script type="application/json">{source}</script></figure></body></html>"""


@pytest.fixture
def open_page(browser):
    """Return a function that serves the page from disk and checks that it asks nobody else."""
    context = browser.new_context(viewport={"width": 900, "height": 900})
    asked = []

    def serve(route):
        path = route.request.url.removeprefix("http://charts.test/")
        file = STATIC / path
        if path == "js/start.js":
            body = 'import { start } from "./charts.js"; start(document);'
            route.fulfill(body=body, content_type="text/javascript")
        elif file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        else:
            route.fulfill(status=404, body="")

    def visit(bundle=f"vendor/{BUNDLE}"):
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.route("**/*", serve)
        head = {"Content-Security-Policy": POLICY}
        page.route(
            "http://charts.test/",
            lambda route: route.fulfill(
                body=build_page(bundle), content_type="text/html", headers=head
            ),
        )
        page.goto("http://charts.test/")
        return page

    yield visit
    assert all(url.startswith(("http://charts.test/", "data:")) for url in asked)
    context.close()


def read_fill(page):
    return page.eval_on_selector(DOT, "node => getComputedStyle(node).fill")


def test_the_picture_becomes_a_live_chart_with_the_same_name(open_page):
    page = open_page()
    page.wait_for_selector(DOT)
    live = page.locator("#live-figure [data-figure-plot] > div")
    assert live.get_attribute("role") == "img"
    assert live.get_attribute("aria-labelledby") == "gap-title gap-desc"
    assert not page.locator("#live-figure [data-figure-plot] > svg").is_visible()
    assert page.locator(DOT).count() == 32
    assert page.locator(".modebar, [href*='plotly.com']").count() == 0


def test_the_live_chart_follows_the_theme(open_page):
    page = open_page()
    page.wait_for_selector(DOT)
    by_day = read_fill(page)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(
        "([dot, day]) => getComputedStyle(document.querySelector(dot)).fill !== day",
        arg=[DOT, by_day],
    )
    assert read_fill(page) == "rgb(26, 31, 29)"


def test_the_page_prints_the_picture(open_page):
    page = open_page()
    page.wait_for_selector(DOT)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#live-figure [data-figure-plot] > svg").is_visible()
    assert not page.locator(DOT).first.is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(DOT).first.is_visible()


def test_the_picture_stays_when_the_bundle_does_not_come(open_page):
    page = open_page(bundle="vendor/gone.js")
    page.wait_for_event("console", lambda message: "stays a picture" in message.text)
    assert page.locator("#live-figure [data-figure-plot] > svg").is_visible()
    assert page.locator("#live-figure [data-figure-plot] > div").count() == 0
