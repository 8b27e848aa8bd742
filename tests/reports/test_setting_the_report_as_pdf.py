"""The PDF: every number of the result, tagged, the same bytes each time, and no name is markup."""

from __future__ import annotations

import io
import re

import pytest
from closed_result import material
from PIL import Image
from pypdf import PdfReader

from reports.exports.brand import Look
from reports.exports.pdf import render_pdf
from reports.sections.chapters import chapters


def write(about, look: Look | None = None) -> bytes:
    sections = [chapter.build() for chapter in chapters(about)]
    return render_pdf(sections, about, look or Look())


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def text_of(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in read(pdf).pages))


def tables_of(about) -> list:
    sections = [chapter.build() for chapter in chapters(about)]
    figures = [figure for section in sections for figure in section.figures]
    return [figure.table for figure in figures] + [
        table for section in sections for table in section.tables
    ]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return write(material())


def test_every_row_of_every_table_is_printed(pdf):
    text = text_of(pdf)

    missing = [
        row
        for table in tables_of(material())
        for row in table.rows
        if squeezed("".join(row)) not in text
    ]

    assert not missing


def test_every_sentence_and_step_is_printed(pdf):
    text = text_of(pdf)

    sections = [chapter.build() for chapter in chapters(material())]
    said = [
        words
        for section in sections
        for words in (*section.paragraphs, *(point.text for point in section.points))
    ]
    assert not [words for words in said if squeezed(words) not in text]


def test_it_has_at_least_twelve_pages_and_a_bookmark_for_every_chapter(pdf):
    reader = read(pdf)

    bookmarks = [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    titles = [chapter.build().title for chapter in chapters(material())]
    assert len(reader.pages) >= 12
    assert [each for each in bookmarks if each in titles] == titles


def test_the_summary_takes_one_page_even_when_there_is_much_to_say():
    long = material(organization="The Very Long Name of a Holding of Many Companies and Parts")
    moves = [{"element": e, "from": 1, "to": 2, "steps": 9} for e in ("A1", "A2", "B2", "C1", "C2")]
    long.body["unlock"]["moves"] = moves

    pages = [page.extract_text() for page in read(write(long)).pages]

    summary = [i for i, text in enumerate(pages) if text.split("\n")[0].strip().endswith("Summary")]
    assert len(summary) == 1


def test_it_is_tagged_and_every_figure_has_words(pdf):
    reader = read(pdf)
    root = reader.trailer["/Root"]

    figures = list(elements_of(root["/StructTreeRoot"], "/Figure"))
    drawn = sum(len(chapter.build().figures) for chapter in chapters(material()))
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert len(figures) == drawn + 1
    assert all(figure.get("/Alt") for figure in figures)
    assert len(list(elements_of(root["/StructTreeRoot"], "/TH"))) > 50


def elements_of(node, kind: str):
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from elements_of(child, kind)
    elif isinstance(node, dict):
        if node.get("/S") == kind:
            yield node
        if "/K" in node:
            yield from elements_of(node["/K"], kind)


def test_it_claims_the_standards_that_the_compiler_has_checked(pdf):
    claims = read(pdf).trailer["/Root"]["/Metadata"].get_object().get_data().decode()

    assert re.search(r"pdfuaid:part\W+1", claims)
    assert re.search(r"pdfaid:part\W+2", claims)
    assert re.search(r"pdfaid:conformance\W+A", claims)


def test_the_same_result_gives_the_same_bytes(pdf):
    assert write(material()) == pdf


def test_it_is_dated_by_the_closing_of_the_assessment(pdf):
    assert read(pdf).metadata.creation_date == material().closed_at


def test_a_withheld_group_is_printed_as_withheld(pdf):
    text = text_of(pdf)

    assert "Linemanagersfewerthan5answerswithheld" in text


@pytest.mark.parametrize(
    "name",
    [
        "#panic()",
        "{{7*7}}",
        "<script>alert(1)</script>",
        "*bold* _it_ = $x^2$ @ref",
        "\\#sys.inputs",
    ],
)
def test_names_are_printed_letter_by_letter(name):
    text = text_of(write(material(organization=name, assessment=name)))

    assert text.count(squeezed(name)) > 10


@pytest.mark.parametrize("name", ["file:///etc/passwd", "http://127.0.0.1/", "../../secret"])
def test_a_name_that_looks_like_an_address_is_neither_opened_nor_linked(name):
    pdf = write(material(organization=name))

    links = [
        annotation.get_object().get("/A", {})
        for page in read(pdf).pages
        for annotation in page.get("/Annots", [])
    ]
    assert squeezed(name) in text_of(pdf)
    assert not [link for link in links if link.get("/S") == "/URI"]


def test_letters_that_no_font_has_do_not_stop_the_report():
    pdf = write(material(organization="学習 \U0001f600 Кириллица"))

    assert len(read(pdf).pages) >= 12


def test_the_logo_and_the_accent_of_the_organization_are_on_the_cover():
    picture = io.BytesIO()
    Image.new("RGB", (120, 40), "navy").save(picture, "PNG")

    cover = read(write(material(), Look("#7A1F5C", picture.getvalue()))).pages[0]

    assert cover.images[0].image.size == (120, 40)
