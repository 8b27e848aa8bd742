"""The report as PDF: Typst sets it, words and numbers reach it as data and are never markup."""

from __future__ import annotations

import json
import logging
from datetime import UTC
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

import typst
from django.utils.translation import get_language, gettext

from reports.charts import theme
from reports.charts.drawing import figure_height
from reports.charts.staircase import staircase
from reports.charts.svg import render_svg
from reports.exports import words as export_words
from reports.exports.layout import is_long, lay_columns
from reports.sections import level as level_section
from reports.sections import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reports.charts.drawing import Figure as Drawing
    from reports.exports.brand import Look
    from reports.queries.material import Material
    from reports.sections.section import Figure, Section, Table

logger = logging.getLogger(__name__)

_HERE = Path(__file__).parent
_SHEET = 720
# A staircase on a whole sheet would be all stairs.
_STAIRS = 340
# The binding evicts what ten compilations have not used.
_AGES = 10
_ONE_AT_A_TIME = Lock()


def render_pdf(sections: Sequence[Section], material: Material, look: Look) -> bytes:
    """Set the report; the same input gives the same bytes."""
    report = json.dumps(_report(sections, material, look), ensure_ascii=False)
    with _ONE_AT_A_TIME:
        try:
            return _compile(report, material)
        finally:
            _forget()


def _compile(report: str, material: Material) -> bytes:
    # For the archive, and for readers who listen: the compiler refuses what breaks a standard.
    options: dict[str, Any] = {
        "format": "pdf",
        "sys_inputs": {"report": report},
        "timestamp": _dated(material),
    }
    try:
        return cast("bytes", _compiler().compile(pdf_standards=["a-2a", "ua-1"], **options))
    except typst.TypstError as error:
        # A name in letters that no font here has; the standards refuse what cannot be read out.
        logger.warning("Set a report without its standards: %s", error)
        return cast("bytes", _compiler(system_fonts=True).compile(**options))


@lru_cache(maxsize=2)
def _compiler(*, system_fonts: bool = False) -> typst.Compiler:
    """Kept for the life of the process: what did not change is not worked out again."""
    return typst.Compiler(
        str(_HERE / "typst" / "report.typ"),
        root=str(_HERE / "typst"),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=not system_fonts,
    )


def _forget() -> None:
    """Let Typst drop the pages of this report, or a worker would keep those of the last ten.

    It drops what that many compilations have not used; an empty one takes some milliseconds.
    """
    empty = _empty_compiler()
    for _age in range(_AGES):
        empty.compile()


@lru_cache(maxsize=1)
def _empty_compiler() -> typst.Compiler:
    return typst.Compiler(str(_HERE / "typst" / "empty.typ"), ignore_system_fonts=True)


def _report(sections: Sequence[Section], material: Material, look: Look) -> dict[str, Any]:
    level = material.overall["level"]
    level_text = words.level_text(level["low"], level["high"])
    stairs = staircase(low=level["low"], high=level["high"], top=material.top)
    return {
        "title": export_words.document_title(material),
        "organization": material.organization,
        "assessment": material.assessment,
        "keywords": [material.digest],
        "language": (get_language() or "en").partition("-")[0],
        "date": _date(material),
        "colors": theme.COLORS,
        "level_colors": [
            (
                theme.level_color(level, top=material.top),
                theme.text_on_level(level, top=material.top),
            )
            for level in theme.levels_to(material.top)
        ],
        "accent": look.accent_color,
        "logo": list(look.logo or b""),
        "level": level_text,
        "level_name": material.level_name(level["low"]) if level["low"] else "",
        "stairs": _svg(
            stairs, width=_STAIRS, height=figure_height(stairs), title=level_text, desc=""
        ),
        "stairs_alt": level_text,
        "chip": level_section.confidence_chip(material),
        "facts": export_words.facts(material),
        "words": _words(material),
        "sections": [_section(section) for section in sections],
    }


def _dated(material: Material) -> datetime:
    """The report is as old as its result; Typst knows no parts of a second."""
    return material.closed_at.astimezone(UTC).replace(microsecond=0)


def _date(material: Material) -> dict[str, int]:
    at = _dated(material)
    return {
        name: getattr(at, name) for name in ("year", "month", "day", "hour", "minute", "second")
    }


def _words(material: Material) -> dict[str, str]:
    instrument = material.instrument
    return {
        "title": export_words.report_title(),
        "closed": export_words.closed_words(material),
        "contents": gettext("Contents"),
        "promise": export_words.promise(material),
        "instrument": f"{instrument.title} {instrument.version}",
        "logo": gettext("Logo of %(name)s") % {"name": material.organization},
        "reading": export_words.reading_help(),
        "numbers": gettext("Numbers on page"),
        "steps": gettext("Next steps"),
        "first": gettext("Where to begin"),
        "tables": gettext("Every figure as a table"),
        "tables_lead": gettext("The numbers behind every figure, in the order of the report."),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "lead": section.lead,
        "paragraphs": section.paragraphs,
        "figures": [_figure(figure) for figure in section.figures],
        "tables": [_table(table) for table in section.tables],
        "points": [
            {
                "title": point.title,
                "text": point.text,
                "from_level": point.from_level,
                "to_level": point.to_level,
            }
            for point in section.points
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    width = _STAIRS if figure.key == "staircase" else _SHEET
    svg = _svg(
        figure.figure,
        width=width,
        height=figure_height(figure.figure),
        title=figure.title,
        desc=figure.alt,
    )
    return {
        "key": figure.key,
        "title": figure.title,
        "subtitle": figure.subtitle,
        "alt": figure.alt,
        "svg": svg,
        "share": 1,
        "table": _table(figure.table),
    }


def _svg(figure: Drawing, *, width: int, height: int, title: str, desc: str) -> str:
    return render_svg(figure, width=width, height=height, title=title, desc=desc)


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [
            {"title": column.title, "width": column.width, "number": column.is_number}
            for column in lay_columns(table)
        ],
        "rows": table.rows,
        "long": is_long(table),
    }
