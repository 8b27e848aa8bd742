"""What leaves the pages of a result at the edges: reports, comparisons, units, what is told."""

from __future__ import annotations

import io

import pytest
from django.utils import timezone
from edge_shapes import SHAPES, Shape, close_shape
from pypdf import PdfReader
from result_pages import find_faults, says_nothing, visible

from assessments.actions.tellings import Told, publish_telling, write_telling
from assessments.queries.results import get_result
from assessments.queries.tellings import told_path
from organizations.models import Membership
from reports.exports.brand import Look
from reports.exports.html import render_html
from reports.exports.pdf import render_pdf
from reports.queries.material import get_material
from reports.sections import telling
from reports.sections.chapters import chapters

SMALL = [name for name in SHAPES if name != "three hundred units"]
USUAL = Shape({"executives": 12, "employees": 30})


@pytest.fixture
def material(inside):
    def about(shape):
        result = close_shape(SHAPES[shape])
        return get_material(result.assessment_id, organization=inside)

    return about


@pytest.mark.parametrize("shape", SMALL)
def test_the_report_says_nothing_that_is_not_known(material, shape):
    about = material(shape)
    sections = [chapter.build() for chapter in chapters(about)]

    page = visible(render_html(sections, about, Look()).decode())

    assert not says_nothing(page)
    assert ("named person" in page) == about.named
    assert b"pdfuaid" in render_pdf(sections, about, Look()), "It cannot be read aloud."


@pytest.mark.parametrize("shape", ["five levels", "seven levels", "quick scan"])
def test_the_report_is_printed_whole(material, shape):
    about = material(shape)

    pdf = render_pdf([chapter.build() for chapter in chapters(about)], about, Look())

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    text = " ".join(" ".join(pages).split())
    assert all(pages)
    assert all(level.name in text for level in about.instrument.levels)
    assert not says_nothing(text)


@pytest.mark.parametrize("shape", SMALL)
def test_a_wave_is_compared_with_whatever_was_before_and_after_it(inside, olivia, sign_in, shape):
    first = close_shape(SHAPES[shape])
    usual = close_shape(USUAL)
    client, path = sign_in(olivia), "/o/acme/results/{}/compare/?with={}"

    faults = [
        *find_faults("after", client.get(path.format(first.assessment_id, usual.assessment_id))),
        *find_faults("before", client.get(path.format(usual.assessment_id, first.assessment_id))),
    ]

    assert not faults


@pytest.mark.parametrize("shape", SMALL)
def test_a_line_manager_is_told_of_the_own_unit_or_why_not(inside, mara, sign_in, shape):
    result = close_shape(SHAPES[shape])
    units = [cell["unit"] for cell in result.body["cells"] if cell["unit"]]
    if units:
        Membership.objects.filter(user=mara).update(unit_id=int(units[0]))

    response = sign_in(mara).get(f"/o/acme/results/{result.assessment_id}/unit/")

    assert not find_faults("unit", response)
    assert response.context["section"].lead


@pytest.mark.parametrize("shape", SMALL)
def test_what_respondents_are_told_can_be_read_by_anybody(material, client, shape):
    about = material(shape)
    assessment = get_result(about.assessment_id).assessment
    words = telling.draft(about, ())
    told = write_telling(assessment=assessment, told=Told(**words), by=None)
    publish_telling(telling=told, by=None, now=timezone.now())

    assert not find_faults("told", client.get(told_path(told)))
