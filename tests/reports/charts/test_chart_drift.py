"""Plotly in a real browser and our own SVG put every mark of the gallery in the same place."""

from __future__ import annotations

from pathlib import Path

import pytest
from chart_gallery import GALLERY, sheet_size

from reports.charts.svg import render_svg

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[3] / "static"
BUNDLE = next((STATIC / "vendor").glob("plotly-hilo-*.min.js"))
MARKS = 2.0
TEXTS = 4.0

COLLECT = """([selector, root]) => {
  const home = document.querySelector(root).getBoundingClientRect();
  return [...document.querySelectorAll(`${root} :is(${selector})`)].map((node) => {
    const box = node.getBBox(), matrix = node.getScreenCTM();
    const left = box.x * matrix.a + matrix.e - home.x, top = box.y * matrix.d + matrix.f - home.y;
    return [left, top, left + box.width * matrix.a, top + box.height * matrix.d];
  });
}"""
TEXT_CENTERS = """([selector, root]) => {
  const home = document.querySelector(root).getBoundingClientRect();
  return [...document.querySelectorAll(`${root} :is(${selector})`)].map((node) => {
    const box = node.getBoundingClientRect();
    return [box.x + box.width / 2 - home.x, box.y + box.height / 2 - home.y];
  });
}"""
DRAW = """([figure, width, height]) => Plotly.newPlot("theirs", figure.data,
  {...figure.layout, width, height}, {staticPlot: true})"""
PLOTLY_MARKS = ".scatterlayer .point, .js-line, .shapelayer path"
PLOTLY_BARS = ".barlayer .point path"
PLOTLY_TEXTS = ".annotation-text, .textpoint text, .xtick text, .ytick text"


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_page(viewport={"width": 1500, "height": 1500})
    page.set_content('<body><div id="ours"></div><div id="theirs"></div></body>')
    page.add_style_tag(content="body { margin: 0 } svg { display: block }")
    page.add_script_tag(path=str(BUNDLE))
    yield page
    page.close()


def put(page, key):
    """Draw a chart of the gallery by both, one below the other."""
    width, height = sheet_size(*key)
    svg = render_svg(GALLERY[key], width=width, height=height, title="t", desc="d")
    page.evaluate("svg => { document.querySelector('#ours').innerHTML = svg }", svg)
    page.evaluate(DRAW, [GALLERY[key], width, height])


def distance(one, other):
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def furthest(ours, theirs):
    """Return how far the loneliest of their marks is from the nearest of ours."""
    return max((min(distance(mark, own) for own in ours) for mark in theirs), default=0.0)


@pytest.mark.parametrize("key", GALLERY, ids=str)
def test_plotly_and_our_drawing_agree(page, key):
    put(page, key)
    figure = GALLERY[key]
    ours = page.evaluate(COLLECT, ["svg > :is(rect, circle, line, path)", "#ours"])
    theirs = page.evaluate(COLLECT, [PLOTLY_MARKS, "#theirs"])
    # Plotly keeps an empty path for a bar of length zero.
    bars = page.evaluate(COLLECT, [PLOTLY_BARS, "#theirs"])
    theirs += [bar for bar in bars if bar[0] != bar[2] and bar[1] != bar[3]]
    assert furthest(ours, theirs) <= MARKS
    cells = [z for trace in figure["data"] for row in trace.get("z", ()) for z in row if z]
    plates = [note for note in figure["layout"]["annotations"] if "bgcolor" in note]
    assert len(ours) - len(cells) - len(plates) == len(theirs)


@pytest.mark.parametrize("key", GALLERY, ids=str)
def test_plotly_and_our_drawing_write_in_the_same_places(page, key):
    put(page, key)
    ours = page.evaluate(TEXT_CENTERS, ["text", "#ours"])
    theirs = page.evaluate(TEXT_CENTERS, [PLOTLY_TEXTS, "#theirs"])
    assert len(ours) == len(theirs)
    assert furthest(ours, theirs) <= TEXTS


@pytest.mark.parametrize("width", [720, 320])
def test_the_cells_of_a_heatmap_fill_plotlys_picture(page, width):
    key = ("audience_heatmap", width)
    put(page, key)
    trace = GALLERY[key]["data"][0]
    cells = page.evaluate(COLLECT, ["svg > rect[fill^='#']", "#ours"])
    image = page.evaluate(COLLECT, [".heatmaplayer image", "#theirs"])[0]
    edges = [f(box[i] for box in cells) for i, f in enumerate((min, min, max, max))]
    filled = [index for index, row in enumerate(trace["z"]) if any(row)]
    assert abs(edges[0] - image[0]) <= trace["xgap"] / 2 + MARKS
    assert abs(edges[1] - image[1]) <= MARKS
    assert abs(edges[2] - image[2]) <= trace["xgap"] / 2 + MARKS
    assert filled[0] == 0
