"""A report places the result among other organizations once there is a release, and not before."""

from __future__ import annotations

from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from assessments.actions.benchmarks import release_benchmarks
from assessments.models import Result
from organizations.tenancy import scope
from reports.actions.runs import fingerprint_of
from reports.exports.brand import Look
from reports.exports.html import render_html
from reports.exports.pdf import render_pdf
from reports.queries.report_material import get_report_material
from reports.sections.chapters import chapters
from tests.assessments.benchmarks.joining import AUTUMN, join, join_many

if TYPE_CHECKING:
    from organizations.models import Organization
    from reports.sections.chapters import Chapter


@pytest.fixture
def firm(db) -> Organization:
    return join("Own", 2.5)


def parts(firm: Organization) -> dict[str, Chapter]:
    with scope(firm.pk):
        material = get_report_material(Result.objects.get().assessment_id, organization=firm)
    return {each.key: each for each in chapters(material)}


def test_without_a_release_there_is_no_such_chapter(firm):
    assert "benchmark" not in parts(firm)


def test_with_a_release_the_chapter_shows_quartiles_and_the_own_place(firm):
    join_many(10)
    release_benchmarks(now=AUTUMN)

    section = parts(firm)["benchmark"].build()

    assert section.lead.startswith(
        "Your score of 2.5 lies at the median of at least 10 organizations."
    )
    assert len(section.figures[1].table.rows) == 18


def test_a_new_release_makes_another_report(firm):
    with scope(firm.pk):
        result = Result.objects.select_related("assessment__instrument", "organization").get()
        before = fingerprint_of(result, "en")
    join_many(10)
    release_benchmarks(now=AUTUMN)

    with scope(firm.pk):
        assert fingerprint_of(result, "en") != before


def test_the_chapter_stands_in_the_page_and_the_pdf(firm):
    join_many(10)
    release_benchmarks(now=AUTUMN)
    with scope(firm.pk):
        material = get_report_material(Result.objects.get().assessment_id, organization=firm)
        section = next(each for each in chapters(material) if each.key == "benchmark").build()

    page = render_html([section], material, Look()).decode()
    pdf = PdfReader(BytesIO(render_pdf([section], material, Look())))

    words = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert section.lead in unescape(page)
    assert section.lead in words
