"""The forms a report comes in, in the order their making is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from reports.exports.html import render_html
from reports.exports.pdf import render_pdf
from reports.exports.xlsx import render_xlsx
from reports.sections.chapters import chapters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.utils.functional import _StrPromise

    from reports.exports.brand import Look
    from reports.queries.material import Material
    from reports.sections.section import Section

    Renderer = Callable[[Sequence[Section], Material, Look], bytes]

RENDERERS: dict[str, Renderer] = {"pdf": render_pdf, "html": render_html, "xlsx": render_xlsx}
FORM_NAMES: dict[str, _StrPromise] = {
    "pdf": _("The PDF"),
    "html": _("The web page"),
    "xlsx": _("The workbook"),
}
MEDIA_TYPES: dict[str, str] = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def list_steps(material: Material) -> list[str]:
    """Name what progress tells of: each chapter, then each form of the report."""
    titles = [chapter.title for chapter in chapters(material)]
    return titles + [str(name) for name in FORM_NAMES.values()]
