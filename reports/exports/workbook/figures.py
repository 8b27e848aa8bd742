"""A row of figures, each beside HILO's: mean, index, shares at or above a level, level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.exports.workbook.formulas import agreement, given, known_if

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.exports.workbook.cells import Cell, Formula
    from reports.exports.workbook.tables import Place
    from reports.queries.material import Material


def heads(levels: Sequence[int]) -> tuple[str, ...]:
    above = [_("Level %(level)d or above") % {"level": level} for level in levels[1:]]
    names = [_("Mean"), _("Index"), *above, _("Level")]
    pairs = [(name, _("%(figure)s, HILO") % {"figure": name}) for name in names]
    return (*(each for pair in pairs for each in pair), _("Check"))


def given_figures(material: Material, entry: dict[str, Any], levels: Sequence[int]) -> list[Cell]:
    """HILO's own, in the order of the heads."""
    shares = entry.get("shares") or [None] * len(levels)
    return [
        given(material, entry, "mean", "0.00"),
        given(material, entry, "index", "0.0"),
        *(given(material, {**entry, "share": share}, "share", "0.0%") for share in shares[1:]),
        given(material, entry, "level", "0"),
    ]


def index_of(mean: str, value: float, levels: Sequence[int]) -> Formula:
    """The mean from 0 at the lowest level to 100 at the highest."""
    text = f"100*({mean}-{levels[0]})/({levels[-1]}-{levels[0]})"
    return known_if(f"ISNUMBER({mean})", text, float(value), "0.0")


def beside(
    place: Place, start: tuple[int, int], ours: Sequence[Formula], hilo: Sequence[Cell]
) -> list[Cell]:
    """Each figure with HILO's behind it, then whether all of them agree.

    `start` is the row within the table, and the column of the first figure.
    """
    row, first = start
    cells: list[Cell] = []
    for figure, told in zip(ours, hilo, strict=True):
        cells += [figure, told]
    columns = [first + 2 * number for number in range(len(ours))]
    pairs = [(place.one(row, column), place.one(row, column + 1)) for column in columns]
    values = [(_number(figure), told) for figure, told in zip(ours, hilo, strict=True)]
    return [*cells, agreement(pairs, values)]


def _number(figure: Formula) -> float:
    return figure.value if isinstance(figure.value, float) else float("nan")
