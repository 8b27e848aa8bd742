"""The staged rule: which level a set of elements reaches together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from numpy.typing import NDArray

    from assessments.scoring.table import Counts

STAGED_RULE = "staged-1"


@dataclass(frozen=True, slots=True)
class LevelRule:
    """What has to hold before a set of elements is called level t.

    Parameters
    ----------
    core : frozenset of str
        Foundations: every one of them that belongs to the set must be at t.
    quota : Fraction
        Share of the set that must be at t; a rational, never a float.
    top : int
        The highest level.
    """

    core: frozenset[str]
    quota: Fraction
    top: int

    def needed(self, size: int) -> int:
        """Return how many of *size* elements must be at a level: the quota, rounded up."""
        return -(-self.quota.numerator * size // self.quota.denominator)


def staged_level(ranks: Counts, *, core: NDArray[np.bool_], rule: LevelRule) -> Counts:
    r"""Highest t for which R(t) holds, for any number of cases at once.

    R(t): every core element is at t or above, at least :math:`\lceil q|E| \rceil` elements are, and
    none is below t - 1.

    Parameters
    ----------
    ranks : ndarray of int, shape (..., n_elements)
        Level of each element; 0 stands for unrated.
    core : ndarray of bool, shape (n_elements,)
    rule : LevelRule

    Returns
    -------
    ndarray of int, shape (...)
        0 where not even level 1 is reached, which only unrated elements can cause.

    References
    ----------
    CMMI's staged representation; C2M2 2.1 for "all practices", softened by the quota.
    """
    level = np.zeros(ranks.shape[:-1], dtype=np.int64)
    lowest = ranks.min(axis=-1)
    lowest_core = np.where(core, ranks, rule.top).min(axis=-1)
    needed = rule.needed(ranks.shape[-1])
    for t in range(1, rule.top + 1):
        enough = (ranks >= t).sum(axis=-1) >= needed
        level[enough & (lowest_core >= t) & (lowest >= t - 1)] = t
    return level


def org_level(levels: Mapping[str, int | None], *, rule: LevelRule) -> tuple[int, int] | None:
    """Lowest and highest level the elements allow, given that some may be unrated.

    Parameters
    ----------
    levels : mapping of element to level
        None for an unrated element: it counts as 0 for the low end and as the top for the high end.
    rule : LevelRule

    Returns
    -------
    tuple of int or None
        ``(low, high)``, equal when everything is rated; None for an empty set.

    Examples
    --------
    >>> from fractions import Fraction
    >>> rule = LevelRule(frozenset({"A1"}), Fraction(1, 2), top=4)
    >>> org_level({"A1": 2, "A2": 1}, rule=rule), org_level({"A1": 3, "A2": None}, rule=rule)
    ((2, 2), (1, 3))
    """
    if not levels:
        return None
    core = np.array([element in rule.core for element in levels])
    given = list(levels.values())
    low_case = [0 if level is None else level for level in given]
    high_case = [rule.top if level is None else level for level in given]
    cases = np.array([low_case, high_case], dtype=np.int64)
    low, high = staged_level(cases, core=core, rule=rule).tolist()
    return low, high
