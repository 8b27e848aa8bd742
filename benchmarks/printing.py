"""Writes figures as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.measures import Figure

HEADINGS = ("name", "value", "unit", "goal", "met")


def format_table(figures: Sequence[Figure]) -> str:
    rows = [HEADINGS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_line(row, widths) for row in (rows[0], rule, *rows[1:]))


def write_json(figures: Sequence[Figure], path: Path) -> None:
    rows = [figure.as_json() for figure in figures]
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def _row(figure: Figure) -> tuple[str, str, str, str, str]:
    met = {True: "yes", False: "no", None: ""}[figure.met]
    return figure.name, _number(figure.value), figure.unit, _number(figure.goal, missing=""), met


def _number(value: float | None, *, missing: str = "not measured") -> str:
    """Three digits that matter, and never fewer than there are before the point."""
    if value is None:
        return missing
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, value, unit, goal, met = (
        cell.rjust(width) if place in {1, 3} else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return f"{name} | {value} | {unit} | {goal} | {met}".rstrip()
