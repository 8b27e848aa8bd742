"""Reports in Chromium: progress arrives by itself, files are saved, the web page fits a phone."""

from __future__ import annotations

import pytest
from browser import axe_violations, browser, device, page  # noqa: F401
from celery import current_app
from closed_result import material
from django.urls import reverse
from worker import running_worker

from reports.exports.brand import Look
from reports.exports.html import render_html
from reports.sections.chapters import chapters

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def reader(device, eve):  # noqa: F811
    """A browser in which Eve is signed in."""
    return device(eve)


@pytest.mark.worker
def test_progress_arrives_by_itself_and_the_pdf_is_saved(run, reader, tmp_path):
    current_app.control.purge()
    reader.goto(reverse("reports:run-show", args=["acme", run.pk]))
    reader.evaluate("window.sameDocument = true")
    assert not axe_violations(reader)

    with running_worker(tmp_path):
        current_app.tasks["reports.build_report"].delay(
            run_id=run.pk, organization_id=run.organization_id
        )
        reader.get_by_role("heading", name="Ready").wait_for()
    with reader.expect_download() as download:
        reader.get_by_role("link", name="Download Acme-Autumn-2026.pdf").click()

    assert reader.evaluate("window.sameDocument")
    assert reader.locator("#run-words").inner_text() == "Ready"
    assert download.value.suggested_filename == "Acme-Autumn-2026.pdf"
    assert not axe_violations(reader)


def test_the_saved_web_page_fits_a_phone_and_axe_finds_nothing(page, tmp_path):  # noqa: F811
    sections = [chapter.build() for chapter in chapters(material())]
    saved = tmp_path / "report.html"
    saved.write_bytes(render_html(sections, material(), Look()))

    phone = page(width=320, offline=True, java_script_enabled=True)
    phone.goto(saved.as_uri())

    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not axe_violations(phone)


def test_the_saved_web_page_reads_well_in_the_dark(page, tmp_path):  # noqa: F811
    sections = [chapter.build() for chapter in chapters(material())]
    saved = tmp_path / "report.html"
    saved.write_bytes(render_html(sections, material(), Look()))

    dark = page(color_scheme="dark")
    dark.goto(saved.as_uri())

    assert dark.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(251, 250, 247)"
    assert not axe_violations(dark)
