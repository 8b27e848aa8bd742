"""How many answers would have to move up by one level before a level is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.element_level import HALF, NEARLY_ALL, TINY
from assessments.scoring.shares import count_at_or_above

if TYPE_CHECKING:
    from assessments.scoring.table import CountTable, Floats


def steps_to_level(table: CountTable, *, target: int) -> Floats:
    r"""Smallest number of one-level moves of single raters that brings an item to *target*.

    .. math:: \sum_{j=2}^{t} \max(0, need_j - C_j), \quad
              need_j = \lfloor 17n/20 \rfloor + 1 \;(j<t), \quad need_t = \lfloor n/2 \rfloor + 1

    One move raises exactly one :math:`C_j` by one, and both needs and counts fall with j, so the
    sum can be reached and nothing smaller can.

    Parameters
    ----------
    table : CountTable
    target : int
        A level of the scale.

    Returns
    -------
    ndarray of shape (n_segments, n_items)
        0 if and only if the level is reached; NaN where nobody answered.

    Examples
    --------
    >>> from assessments.scoring.table import one_cell
    >>> steps_to_level(one_cell([3, 0, 5, 2]), target=3)
    array([[2.]])
    """
    place = table.levels.index(target)
    at_least = count_at_or_above(table.counts)
    answered = table.answered
    missing = np.zeros(answered.shape, dtype=np.int64)
    for j in range(1, place + 1):
        need = (answered // 2 if j == place else 17 * answered // 20) + 1
        missing += np.maximum(0, need - at_least[..., j])
    return np.where(answered > 0, missing.astype(np.float64), np.nan)


def steps_from_shares(shares: Floats, *, people: float, place: int) -> int:
    """Steps for a weighted composite: the missing shares, in people of the composite, rounded up.

    For one group, where shares are counts over *people*, this equals :func:`steps_to_level`.

    Parameters
    ----------
    shares : ndarray of shape (n_levels,)
    people : float
        How many ratings the composite stands for.
    place : int
        Position of the target level on the scale, 0 for the lowest.

    Examples
    --------
    >>> steps_from_shares(np.array([0.3, 0, 0.5, 0.2]), people=10, place=2)
    2
    """
    at_least = count_at_or_above(shares)
    steps = 0
    for j in range(1, place + 1):
        share = HALF if j == place else NEARLY_ALL
        if at_least[j] <= share + TINY:
            steps += int(np.floor((share - at_least[j]) * people + TINY)) + 1
    return steps
