"""What a chapter is made of, before any outlet gives it a form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """On a page the heading of each row leads to its `links`, where there are any."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A Plotly figure with the finding it shows, its words for those who cannot see it, its table.

    `figure` is laid out for a wide sheet and `narrow` for a phone. Where only the table is given,
    `table_subtitle` says the same as `subtitle` without the colors of the picture.
    """

    key: str
    title: str
    subtitle: str
    alt: str
    figure: dict[str, Any]
    narrow: dict[str, Any]
    table: Table
    table_subtitle: str = ""


def drawn(*figures: Figure | None) -> tuple[Figure, ...]:
    """Keep the figures that have something to show."""
    return tuple(figure for figure in figures if figure is not None)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to do: which element, from which level to which, and how."""

    title: str
    text: str
    from_level: int | None = None
    to_level: int | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    lead: str = ""
    paragraphs: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    points: tuple[Point, ...] = field(default=())
