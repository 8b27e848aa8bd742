"""The first sheet: whose result this is, where it stands, what it rests on, what else there is."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.exports import words as export_words
from reports.exports.workbook.book import quoted
from reports.exports.workbook.cells import Formula, clean, read_cell
from reports.exports.workbook.tables import Desk, Grid
from reports.sections import certificate, method, standpoint, words
from reports.sections import level as level_section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from reports.exports.brand import Look
    from reports.exports.workbook.book import Book
    from reports.exports.workbook.cells import Cell
    from reports.queries.material import Material

_LOGO_HEIGHT = 40


def write_overview(
    book: Book,
    sheet: Worksheet,
    source: tuple[Material, Look],
    *,
    contents: Sequence[tuple[str, str]],
    verdict: Formula | None,
) -> None:
    """`contents` are the other sheets; `verdict` counts differing figures."""
    material, look = source
    desk = Desk(book, sheet, prefix="overview")
    desk.title(export_words.report_title())
    desk.say(level_section.headline(material), bold=True)
    desk.say(export_words.workbook_reading_help())
    rows = [*_facts(material), *_rules(material)]
    if verdict:
        rows.append([_("Figures that differ when worked out again"), verdict])
    desk.lay(Grid(_("This report"), (_("What"), _("Which")), rows))
    place = desk.lay(Grid(_("Sheets"), (_("Sheet"), _("What it says")), _contents(contents)))
    for row, (name, _about) in enumerate(contents, start=place.top):
        link = book.format(underline=1, font_color=book.accent)
        sheet.write_url(row, 0, f"internal:{quoted(name)}!A1", link, name)
    if look.logo:
        _place_logo(sheet, look.logo, material)
    desk.finish(frozen=1)
    sheet.activate()


def _facts(material: Material) -> list[list[Cell]]:
    level = material.overall["level"]
    name = material.level_name(level["low"]) if level["low"] else ""
    rows = [
        (_("Organization"), material.organization),
        (_("Assessment"), material.assessment),
        (_("Date"), export_words.closed_words(material)),
        (_("Level"), words.level_text(level["low"], level["high"])),
        (_("What the level is called"), name),
        (_("Whose view it is"), standpoint.sentence(material)),
        (_("How likely it is"), level_section.confidence_chip(material)),
        *((fact["name"], fact["value"]) for fact in export_words.facts(material)),
        (_("Index, 0 to 100"), _index(material)),
        (
            _("90% interval of the score"),
            words.interval_text(material.overall["score"]["interval"], 2),
        ),
        (_("Privacy"), certificate.statement(material)),
        (_("Promise"), export_words.promise(material)),
    ]
    return [[clean(label), _own_words(material, text)] for label, text in rows if text]


def _own_words(material: Material, text: str) -> Cell:
    """What people called their organization and their assessment stays text, even if it is 2026."""
    named = {material.organization, material.assessment}
    return clean(text) if text in named else read_cell(text)


def _index(material: Material) -> str:
    score = material.overall["score"]
    if score["index"] is None:
        return ""
    return words.decimal(score["index"], 0 if score["status"] == "coarse" else 1)


def _rules(material: Material) -> list[list[Cell]]:
    return [[clean(row[0]), read_cell(row[1])] for row in method.rules(material).rows]


def _contents(contents: Sequence[tuple[str, str]]) -> list[list[Cell]]:
    return [[clean(name), clean(about)] for name, about in contents]


def _place_logo(sheet: Worksheet, logo: bytes, material: Material) -> None:
    from PIL import Image  # noqa: PLC0415  most organizations have no logo

    _width, height = Image.open(BytesIO(logo)).size
    scale = _LOGO_HEIGHT / height
    options = {
        "image_data": BytesIO(logo),
        "x_scale": scale,
        "y_scale": scale,
        "description": _("Logo of %(name)s") % {"name": material.organization},
        "object_position": 1,
    }
    sheet.insert_image(0, 8, "logo.png", options)
