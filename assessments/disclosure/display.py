"""The form and the figures one histogram may show, by the number of people behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.scoring.coarse import CoarseMean, coarse_mean
from assessments.scoring.element_level import element_level
from assessments.scoring.table import one_cell

if TYPE_CHECKING:
    from assessments.scoring.released import Form


@dataclass(frozen=True, slots=True)
class Display:
    """Form, mean and level; nothing but the form when hidden, and the histogram only in full."""

    form: Form
    mean: CoarseMean | None = None
    level: int | None = None
    hist: tuple[int, ...] | None = None


def display_by_size(hist: list[int], *, k: int, full_from: int) -> Display:
    """Show nothing below k, a coarse mean and the level below *full_from*, then everything.

    Examples
    --------
    >>> display_by_size([0, 0, 0, 5], k=5, full_from=10)
    Display(form='coarse', mean=CoarseMean(op='>=', value=3.8), level=4, hist=None)
    """
    n = sum(hist)
    if n < max(k, 1):
        return Display("hidden")
    level = int(element_level(one_cell(hist))[0, 0])
    if n >= full_from:
        total = sum(count * place for place, count in enumerate(hist, start=1))
        return Display("full", CoarseMean("=", total / n), level, tuple(hist))
    return Display("coarse", coarse_mean(hist, levels=range(1, len(hist) + 1)), level)
