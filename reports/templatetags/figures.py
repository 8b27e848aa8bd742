"""Draws a figure into a page: first paint as SVG, data for plotly.js, table; writes shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from reports.charts.svg import render_inline_svg
from reports.exports.layout import lay_columns
from reports.sections import words

if TYPE_CHECKING:
    from reports.exports.layout import Column
    from reports.sections.section import Figure, Table

register = template.Library()

WIDE = 720
HALF = 540
NARROW = 340


@register.inclusion_tag("components/_figure.html")
def figure(
    figure: Figure, heading: int = 3, *, bare: bool = False, half: bool = False
) -> dict[str, Any]:
    """Render the figure; `bare` leaves the heading to the page, `half` is for a column of two."""
    return {
        "figure": figure,
        "heading": heading,
        "bare": bare,
        "wide": _picture(figure, HALF if half else WIDE),
        "narrow": _picture(figure, NARROW),
    }


@register.filter
def columns(table: Table) -> tuple[Column, ...]:
    return lay_columns(table)


@register.filter
def rows(table: Table) -> list[tuple[str, list[tuple[str, Column]]]]:
    """Where each row leads, and its cells with their columns: numbers are set differently."""
    laid = lay_columns(table)
    links = table.links or [""] * len(table.rows)
    return [
        (link, list(zip(row, laid, strict=True)))
        for link, row in zip(links, table.rows, strict=True)
    ]


@register.simple_tag
def picture(figure: Figure) -> SafeString:
    """Draw the narrow layout alone, as it is printed."""
    return _picture(figure, NARROW)


@register.filter
def share(number: float | None) -> str:
    """Write a share of one as a percentage."""
    return words.percent(number)


@register.filter
def achievement(letter: str) -> str:
    """Write the letter of a degree of achievement with its word."""
    return words.achievement_words(letter)


def _picture(figure: Figure, width: int) -> SafeString:
    """Draw one layout; the renderer escapes every text of the figure."""
    narrow = width == NARROW
    sheet = figure.narrow if narrow else figure.figure
    picture = render_inline_svg(
        sheet,
        width=sheet["layout"].get("width", width),
        height=sheet["layout"]["height"],
        title=figure.title,
        desc=figure.alt,
        ids=f"{figure.key}-{'narrow' if narrow else 'wide'}",
    )
    return mark_safe(picture)  # noqa: S308  our own renderer, which escapes what it writes
