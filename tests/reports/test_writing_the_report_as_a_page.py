"""The report as one web page: complete, self-contained, and safe whatever a name says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from closed_result import material

from reports.exports.brand import Look
from reports.exports.html import render_html
from reports.sections.chapters import chapters

VOID = {"meta", "img", "link", "br", "hr", "input"}


class Page(HTMLParser):
    """Collects text, elements and ids, and refuses what is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return squeezed("".join(self.words))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def write(about, look: Look | None = None) -> str:
    sections = [chapter.build() for chapter in chapters(about)]
    return render_html(sections, about, look or Look()).decode()


@pytest.fixture(scope="module")
def html() -> str:
    return write(material())


def test_every_row_of_every_table_is_on_the_page(html):
    text = Page(html).text
    sections = [chapter.build() for chapter in chapters(material())]
    tables = [figure.table for section in sections for figure in section.figures]
    tables += [table for section in sections for table in section.tables]

    rows = [squeezed("".join(row)) for table in tables for row in table.rows]

    assert len(rows) > 100
    assert not [row for row in rows if row not in text]


def test_it_asks_nothing_of_anybody(html):
    page = Page(html)
    addresses = [
        value
        for _tag, attributes in page.elements
        for name, value in attributes.items()
        if name in {"src", "href", "srcset", "action", "poster", "data"}
    ]

    assert all(address.startswith(("#", "data:")) for address in addresses)
    assert not page.all("script")
    assert not page.all("link")
    assert not re.findall(r"@import|url\((?![\"']?(?:data:|#))", html)
    assert "default-src 'none'" in html


def test_it_has_landmarks_headings_in_order_and_no_id_twice(html):
    page = Page(html)
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]

    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in page.elements}
    assert len(ids) == len(set(ids))
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_picture_has_a_name_and_words(html):
    page = Page(html)
    ids = {attributes.get("id") for _tag, attributes in page.elements}

    assert page.all("svg")
    for picture in page.all("svg"):
        assert set(picture["aria-labelledby"].split()) <= ids


def test_every_figure_has_its_table_in_a_fold(html):
    page = Page(html)
    drawn = sum(len(chapter.build().figures) for chapter in chapters(material()))

    assert len(page.all("details")) == drawn


def test_the_contents_lead_to_every_chapter(html):
    page = Page(html)
    targets = {address["href"].removeprefix("#") for address in page.all("a")}

    assert {section["id"] for section in page.all("section")} <= targets


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "{{7*7}}", "{% debug %}", '"><img src=x onerror=a>']
)
def test_names_are_shown_letter_by_letter(name):
    page = Page(write(material(organization=name, assessment=name)))

    assert squeezed(name) in page.text
    assert not page.all("script")
    assert not page.all("img")


def test_the_accent_of_the_organization_colors_the_page_and_nothing_else_gets_in(html):
    assert "--brand: #7A1F5C" in write(material(), Look("#7A1F5C"))
    assert "evil" not in write(material(), Look("red}body{background:url(evil)"))


def test_the_same_result_gives_the_same_bytes(html):
    assert write(material()) == html
