"""How much of the variation lies between groups: the one-way intraclass correlation."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessments.scoring.table import Counts


@dataclass(frozen=True, slots=True)
class OneWay:
    """Mean squares between and within groups, mean group size, ICC(1) and ICC(2)."""

    msb: float
    msw: float | None
    k: float
    icc1: float | None
    icc2: float | None


def icc_oneway(groups: Counts, *, levels: tuple[int, ...]) -> OneWay | None:
    r"""Intraclass correlations of ratings nested in groups.

    .. math:: k_0 = \frac{N - \sum n_g^2/N}{G-1}, \quad
              ICC(1) = \frac{MSB-MSW}{MSB+(k_0-1)MSW}, \quad
              ICC(2) = \frac{MSB-MSW}{MSB}

    Computed in exact rationals, so that "is it zero" has an answer.

    Parameters
    ----------
    groups : ndarray of int, shape (n_groups, n_levels)
        Empty groups are left out.
    levels : tuple of int

    Returns
    -------
    OneWay or None
        None with fewer than two groups. ICC(2) is None if the group means are equal, both if no
        rating differs or no group has two ratings.

    References
    ----------
    Bliese, P. D. (2000). Within-group agreement, non-independence, and reliability.
    """
    rows = [row for row in groups.tolist() if sum(row)]
    if len(rows) < 2:
        return None
    sizes = [Fraction(sum(row)) for row in rows]
    sums = [Fraction(sum(h * x for h, x in zip(row, levels, strict=True))) for row in rows]
    squares = sum(h * x * x for row in rows for h, x in zip(row, levels, strict=True))
    total, grand = sum(sizes, Fraction(0)), sum(sums, Fraction(0))
    explained = sum((s * s / n for s, n in zip(sums, sizes, strict=True)), Fraction(0))
    msb = (explained - grand * grand / total) / (len(rows) - 1)
    k = (total - sum(n * n for n in sizes) / total) / (len(rows) - 1)
    if total == len(rows):
        return OneWay(float(msb), None, float(k), None, None)
    msw = (squares - explained) / (total - len(rows))
    spread = msb + (k - 1) * msw
    icc1 = float((msb - msw) / spread) if spread else None
    return OneWay(float(msb), float(msw), float(k), icc1, float((msb - msw) / msb) if msb else None)
