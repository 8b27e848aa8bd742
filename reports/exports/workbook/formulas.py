"""Formulas as text, each with the value it gives; they use what every spreadsheet knows."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.exports.workbook.cells import Cell, Formula, Number, clean
from reports.sections import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.material import Material

Pair = tuple[str, str]
# Where sums of weighted shares end up differing in their last places.
_SAME = 1e-9
_SAME_TEXT = "1E-9"


def known_if(condition: str, text: str, value: float | None, shown: str) -> Formula:
    """Empty where it is not known: never a zero."""
    known = value is not None and not math.isnan(value)
    return Formula(f'IF({condition},{text},"")', float(value or 0) if known else "", shown)


def mean_from_counts(span: str, rated: str, levels: Sequence[int]) -> str:
    return f"SUMPRODUCT({{{','.join(map(str, levels))}}},{span})/{rated}"


def level_from_counts(counts: Sequence[str], rated: str, *, first: int) -> str:
    """More than half at the level, and more than 85 % at the one below: in whole numbers.

    `counts` are the cells of each level's count, from the lowest.
    """
    above = [f"SUM({here}:{counts[-1]})" for here in counts]
    steps = [
        f"(2*{here}>{rated})" + (f"*(20*{above[place]}>17*{rated})" if place else "")
        for place, here in enumerate(above[1:])
    ]
    return "+".join([str(first), *steps])


def level_from_reach(reach: Sequence[str], *, first: int) -> str:
    """The same of shares, which come from weights: with the engine's margin for rounding.

    `reach` are the shares at or above each level but the first, where it is 1.
    """
    steps = [
        f"({here}>0.5+{_SAME_TEXT})" + (f"*({reach[place - 1]}>0.85+{_SAME_TEXT})" if place else "")
        for place, here in enumerate(reach)
    ]
    return "+".join([str(first), *steps])


def given(material: Material, entry: dict[str, Any], name: str, shown: str) -> Cell:
    """HILO's own figure: a number, a bound as pages write it, or why there is none."""
    value, bound = entry.get(name), entry.get("op", "=")
    if isinstance(value, dict):
        value, bound = value["value"], value["op"]
    if value is None:
        return clean(words.reason_text(entry, material.minimum))
    sign = words.SIGNS[bound] if name == "mean" else ""
    return Number(float(value), f'"{sign}"{shown}' if sign else shown)


def agreement(pairs: Sequence[Pair], values: Sequence[tuple[float, Cell]]) -> Formula:
    """Whether each figure is HILO's, or both are unknown."""
    alike = [
        f"ISNUMBER({ours})=ISNUMBER({theirs}),ABS(N({ours})-N({theirs}))<{_SAME_TEXT}"
        for ours, theirs in pairs
    ]
    same, other = _verdicts(get_language())
    holds = all(_agree(ours, theirs) for ours, theirs in values)
    return Formula(f'IF(AND({",".join(alike)}),"{same}","{other}")', same if holds else other)


def differs() -> str:
    return _verdicts(get_language())[1]


@lru_cache(maxsize=2)
def _verdicts(_language: str | None) -> tuple[str, str]:
    """Each check says them: looked up once, not for each of tens of thousands."""
    return _("agrees").replace('"', ""), _("differs").replace('"', "")


def _agree(ours: float, theirs: Cell) -> bool:
    if not isinstance(theirs, Number):
        return math.isnan(ours)
    return abs(ours - theirs.value) < _SAME
