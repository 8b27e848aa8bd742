"""Reports of assessments that were really closed: every number printed, whatever is missing."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader
from real_results import SHAPES, close_with

from assessments.models import Mode
from reports.exports.brand import Look
from reports.exports.html import render_html
from reports.exports.pdf import render_pdf
from reports.queries.material import get_material
from reports.sections.chapters import chapters


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def rows_of(sections) -> list[str]:
    tables = [figure.table for section in sections for figure in section.figures]
    tables += [table for section in sections for table in section.tables]
    return [squeezed("".join(row)) for table in tables for row in table.rows]


def printed(sections, about) -> str:
    reader = PdfReader(io.BytesIO(render_pdf(sections, about, Look())))
    assert len(reader.pages) >= (12 if about.has_scores else 4)
    assert not [page for page in reader.pages if not page.extract_text().strip()]
    return squeezed("".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_number_of_the_result_is_in_the_report(inside, shape):
    result = close_with(SHAPES[shape])
    about = get_material(result.assessment_id, organization=inside)
    sections = [chapter.build() for chapter in chapters(about)]

    pdf = printed(sections, about)

    assert not [row for row in rows_of(sections) if row not in pdf]
    assert render_html(sections, about, Look()).count(b"<section") == len(sections)


def test_a_quick_scan_says_whose_view_it_is(inside):
    result = close_with({"executives": [2]}, mode=Mode.QUICK)
    about = get_material(result.assessment_id, organization=inside)
    sections = [chapter.build() for chapter in chapters(about)]

    pdf = printed(sections, about)

    assert not [row for row in rows_of(sections) if row not in pdf]
    assert "Theviewofonenamedperson,whoagreedtoit" in pdf
    assert "withheld,because" not in pdf
