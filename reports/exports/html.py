"""The report as one web page that carries everything with it: no script, no request to anywhere."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from reports.charts.drawing import figure_height
from reports.charts.svg import render_inline_svg
from reports.exports import words as export_words
from reports.exports.layout import lay_columns
from reports.sections import level as level_section
from reports.sections.words import level_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.exports.brand import Look
    from reports.queries.material import Material
    from reports.sections.section import Figure, Section, Table

_SHEET = 720
_STAIRS = 340
_NARROW = 340
_SHEETS = ("report.css", "report_parts.css")
_FACES = (
    ("Inter", "400 700", "fonts/inter-base.woff2"),
    ("Source Serif 4", "600", "fonts/source-serif-base.woff2"),
)


def render_html(sections: Sequence[Section], material: Material, look: Look) -> bytes:
    level = material.overall["level"]
    text = render_to_string(
        "reports/export/report.html",
        {
            "title": export_words.document_title(material),
            "heading": export_words.report_title(),
            "material": material,
            "closed": export_words.closed_words(material),
            "promise": export_words.promise(material),
            "reading": export_words.web_reading_help(),
            "facts": export_words.facts(material),
            "chip": level_section.confidence_chip(material),
            "level": level_text(level["low"], level["high"]),
            "level_name": material.level_name(level["low"]) if level["low"] else "",
            "sections": [_section(section) for section in sections],
            "style": _style(look),
            "logo": _data_address("image/png", look.logo) if look.logo else "",
        },
    )
    return text.encode()


def _section(section: Section) -> dict[str, Any]:
    first = section.figures[0].title if section.figures else ""
    return {
        "key": section.key,
        "title": section.title,
        "lead": "" if section.lead == first else section.lead,
        "paragraphs": section.paragraphs,
        "figures": [_figure(figure, section.key) for figure in section.figures],
        "tables": [_table(table) for table in section.tables],
        "points": section.points,
    }


def _figure(figure: Figure, section: str) -> dict[str, Any]:
    return {
        "key": f"{section}-{figure.key}",
        "title": figure.title,
        "subtitle": figure.subtitle,
        "wide": _picture(figure, section, narrow=False),
        "narrow": _picture(figure, section, narrow=True),
        "table": _table(figure.table),
    }


def _picture(figure: Figure, section: str, *, narrow: bool) -> SafeString:
    drawing = figure.narrow if narrow else figure.figure
    width = _NARROW if narrow else _SHEET
    if figure.key == "staircase":
        width = _STAIRS
    picture = render_inline_svg(
        drawing,
        width=width,
        height=figure_height(drawing),
        title=figure.title,
        desc=figure.alt,
        ids=f"{section}-{figure.key}-{'narrow' if narrow else 'wide'}-",
    )
    return mark_safe(picture)  # noqa: S308  our own renderer, which escapes what it writes


def _table(table: Table) -> dict[str, Any]:
    columns = lay_columns(table)
    return {
        "caption": table.caption,
        "columns": columns,
        "rows": [list(zip(row, columns, strict=True)) for row in table.rows],
    }


def _style(look: Look) -> SafeString:
    """All of the page's style in one element; the accent was checked to be #rrggbb when chosen."""
    accent = ""
    if re.fullmatch(r"#[0-9a-fA-F]{6}", look.accent):
        accent = f":root {{ --brand: {look.accent}; }}"
    return mark_safe(f"<style>{_sheets()}{accent}</style>")  # noqa: S308  our own files


@lru_cache(maxsize=1)
def _sheets() -> str:
    faces = "".join(_face(*face) for face in _FACES)
    ground = ("css/tokens.css", "css/components/level-scale.css")
    tokens = "".join(_static(path).decode() for path in ground)
    own = [(Path(__file__).parent / name).read_text() for name in _SHEETS]
    return faces + tokens + "".join(own)


def _face(family: str, weight: str, path: str) -> str:
    address = _data_address("font/woff2", _static(path))
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
        f'src: url("{address}") format("woff2"); }}\n'
    )


def _data_address(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def _static(path: str) -> bytes:
    found = finders.find(path)
    if found is None:
        raise FileNotFoundError(path)
    return Path(found).read_bytes()
