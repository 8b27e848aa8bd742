"""The report as a workbook: chapters as tables of real numbers, counts, the score in formulas."""

from __future__ import annotations

from io import BytesIO
from shutil import copyfileobj
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.exports import words as export_words
from reports.exports.workbook.book import Book, quoted
from reports.exports.workbook.chapter import write_chapter
from reports.exports.workbook.counts import height_of, place_of, write_counts
from reports.exports.workbook.overview import write_overview
from reports.exports.workbook.score import write_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.exports.brand import Look
    from reports.queries.material import Material
    from reports.sections.section import Section

_PROPERTIES = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MANY_ROWS = 1_000


def render_xlsx(sections: Sequence[Section], material: Material, look: Look) -> bytes:
    """Write the workbook; the same input gives the same bytes."""
    file = BytesIO()
    book = Book(file, accent=look.accent_color, large=height_of(material) > _MANY_ROWS)
    # At most 255 units of UTF-16 in all, and an ampersand is written twice.
    book.footer = export_words.document_title(material)[:100].replace("&", "&&")
    _set_properties(book, material)
    names = [
        book.name_sheet(title) for title in (_("Overview"), *(each.title for each in sections))
    ]
    names += [book.name_sheet(_("Counts")), book.name_sheet(_("Score"))]
    sheets = [book.add_sheet(name) for name in names[:-2]]
    counts, score = book.add_sheet(names[-2], streamed=True), book.add_sheet(names[-1])
    write_counts(book, counts, material)
    place = place_of(material, sheet=quoted(names[-2]))
    verdict = write_score(book, score, material, counts=place)
    about = [*(each.lead for each in sections), _("Every count that is released"), _("Formulas")]
    contents = list(zip(names[1:], about, strict=True))
    write_overview(book, sheets[0], (material, look), contents=contents, verdict=verdict)
    for section, sheet in zip(sections, sheets[1:], strict=True):
        write_chapter(book, sheet, section)
    book.workbook.close()
    return _in_language(file, get_language() or "en")


def _set_properties(book: Book, material: Material) -> None:
    """The workbook is as old as its result."""
    book.workbook.set_properties(
        {
            "title": export_words.document_title(material),
            "subject": export_words.report_title(),
            "author": "HILO",
            "company": material.organization,
            "keywords": material.digest,
            "comments": export_words.promise(material),
            "created": material.closed_at.replace(microsecond=0, tzinfo=None),
        }
    )


def _in_language(file: BytesIO, language: str) -> bytes:
    """Say the language among the properties, which XlsxWriter has no word for; fix all dates."""
    told = BytesIO()
    mark = f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>".encode()
    with ZipFile(file) as source, ZipFile(told, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            kept = ZipInfo(entry.filename, _EPOCH)
            kept.compress_type = ZIP_DEFLATED
            with source.open(entry) as old, target.open(kept, "w") as new:
                if entry.filename == _PROPERTIES:
                    new.write(old.read().replace(b"</cp:coreProperties>", mark))
                else:
                    copyfileobj(old, new)
    return told.getvalue()
