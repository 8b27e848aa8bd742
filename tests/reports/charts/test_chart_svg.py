"""The drawing of a figure as SVG: well-formed, complete, safe inline, the same every time."""

from __future__ import annotations

import copy
import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from chart_gallery import GALLERY, sheet_size

from reports.charts.svg import render_inline_svg, render_svg

SVG = "{http://www.w3.org/2000/svg}"


def draw(key, renderer=render_svg):
    width, height = sheet_size(*key)
    words = {"title": "Gaps & <targets>", "desc": "18 elements"}
    return renderer(GALLERY[key], width=width, height=height, ids="figure-", **words)


def read_texts(root):
    return {" ".join("".join(node.itertext()).split()) for node in root.iter(f"{SVG}text")}


@pytest.mark.parametrize("key", GALLERY, ids=str)
def test_the_drawing_holds_every_label_and_value(key):
    figure = GALLERY[key]
    root = ET.fromstring(draw(key))
    wanted = [note["text"] for note in figure["layout"]["annotations"]]
    wanted += [text for trace in figure["data"] for text in trace.get("text", ())]
    wanted += figure["layout"]["xaxis"]["ticktext"] + figure["layout"]["yaxis"]["ticktext"]
    plain = {" ".join(unescape(text.replace("<br>", " ")).split()) for text in wanted}
    assert plain == read_texts(root)


@pytest.mark.parametrize("key", GALLERY, ids=str)
def test_the_drawing_is_safe_inline(key):
    root = ET.fromstring(draw(key))
    names = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert names <= {
        *("svg", "title", "desc", "defs", "pattern", "g", "rect", "line", "path", "circle"),
        *("text", "tspan"),
    }
    attributes = {name for node in root.iter() for name in node.attrib}
    assert "style" not in attributes
    assert not [name for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("key", GALLERY, ids=str)
def test_no_text_leaves_the_sheet(key):
    from reports.charts.lettering import text_width

    width, _ = sheet_size(*key)
    for node in ET.fromstring(draw(key)).iter(f"{SVG}text"):
        if "transform" in node.attrib:
            continue
        size, bold = float(node.get("font-size")), "font-weight" in node.attrib
        long = max(text_width(part.strip(), size=size, bold=bold) for part in node.itertext())
        part = {"start": 0, "middle": 0.5, "end": 1}[node.get("text-anchor")]
        left = float(node.get("x")) - long * part
        assert left >= -1, "".join(node.itertext())
        assert left + long <= width + 1, "".join(node.itertext())


def test_the_drawing_has_a_name_and_a_description():
    root = ET.fromstring(draw(("staircase", 720)))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "figure-title figure-desc"
    assert root.find(f"{SVG}title").text == "Gaps & <targets>"
    assert root.find(f"{SVG}desc").get("id") == "figure-desc"


def test_the_same_figure_gives_the_same_bytes():
    key = ("gap_dumbbell", 720)
    assert draw(key) == draw(key)


def test_the_ids_of_two_drawings_differ_when_none_are_given():
    words = {"width": 210, "height": 148, "title": "t", "desc": ""}
    ids = {
        re.search(r'aria-labelledby="(\S+)', render_svg(GALLERY[name, 720], **words)).group(1)
        for name in ("staircase", "staircase_open")
    }
    assert len(ids) == 2


@pytest.mark.parametrize("key", GALLERY, ids=str)
def test_on_a_page_every_color_is_a_variable(key):
    page = draw(key, render_inline_svg)
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", page.replace("url(#figure-hatch)", ""))
    assert "var(--color-" in page
    assert "var(" not in draw(key)


UNKNOWN = {
    "trace type": lambda f: f["data"].append({"type": "pie", "x": [1]}),
    "marker symbol": lambda f: f["data"][-1]["marker"].update(symbol="star"),
    "'error_x'": lambda f: f["data"][-1].update(error_x={}),
    "'legend'": lambda f: f["layout"].update(legend={}),
    "showgrid": lambda f: f["layout"]["xaxis"].update(showgrid=True),
    "barmode": lambda f: f["layout"].update(barmode="stack"),
    "shape type": lambda f: f["layout"]["shapes"][0].update(type="path"),
    "showarrow": lambda f: f["layout"]["annotations"][0].update(showarrow=True),
    "'frames'": lambda f: f.update(frames=[]),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_the_renderer_does_not_know_is_named(name):
    figure = copy.deepcopy(GALLERY["gap_dumbbell", 720])
    UNKNOWN[name](figure)
    with pytest.raises(ValueError, match=re.escape(name)):
        render_svg(figure, width=720, height=700, title="t", desc="d")


def test_a_sheet_without_room_is_refused():
    with pytest.raises(ValueError, match="no room"):
        render_svg(GALLERY["gap_dumbbell", 720], width=100, height=700, title="t", desc="d")
