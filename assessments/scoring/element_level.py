"""The level a group has reached: most are there, nearly all are past the one below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.shares import count_at_or_above

if TYPE_CHECKING:
    from assessments.scoring.table import CountTable, Floats

HALF = 0.5
NEARLY_ALL = 0.85
TINY = 1e-9


def element_level(table: CountTable) -> Floats:
    r"""Level of each item in each segment, decided in integers.

    .. math:: \max\{t : 2C_t > n \text{ and } 20C_j > 17n \text{ for all } 1 < j < t\}

    As :math:`C_j` falls with j, the second condition is the one at the level just below t, and a
    level reached implies every lower one. More than half at a level, more than 85 % below it:
    ISO/IEC 33020's "largely at the level, fully below".

    Returns
    -------
    ndarray of shape (n_segments, n_items)
        A level of the scale; NaN where nobody answered.

    Examples
    --------
    >>> from assessments.scoring.table import one_cell
    >>> element_level(one_cell([1, 2, 5, 2])), element_level(one_cell([3, 0, 5, 2]))
    (array([[3.]]), array([[2.]]))
    """
    at_least = count_at_or_above(table.counts)
    answered = table.answered[..., None]
    most = 2 * at_least[..., 1:] > answered
    below = 20 * at_least[..., :-1] > 17 * answered
    reached = (most & below).sum(axis=-1)
    return np.where(table.answered > 0, np.asarray(table.levels, dtype=np.float64)[reached], np.nan)


def level_rank_from_shares(shares: Floats) -> Floats:
    """Rank (1 = lowest level) reached by shares that come from weights or draws, not from counts.

    The same rule as :func:`element_level` with a margin of 1e-9 for the rounding of weighted sums.

    Parameters
    ----------
    shares : ndarray of shape (..., n_levels)
        Share of people at each level, summing to 1.

    Returns
    -------
    ndarray of shape (...)
        NaN where the shares are NaN.

    Examples
    --------
    >>> level_rank_from_shares(np.array([0.1, 0.2, 0.5, 0.2]))
    array(3.)
    """
    # one strided pass per level: with draws this is the hot spot of a summary
    at_least = shares[..., -1].copy()
    rank = np.ones(shares.shape[:-1])
    enough = at_least > HALF + TINY
    for level in range(shares.shape[-1] - 2, -1, -1):
        at_least += shares[..., level]
        rank += enough & (at_least > NEARLY_ALL + TINY if level else True)
        enough = at_least > HALF + TINY
    return np.where(np.isnan(at_least), np.nan, rank)


def level_rank_from_reach(reach: Floats) -> Floats:
    """Rank reached by shares at or above each level, by the same rule with the same margin.

    Parameters
    ----------
    reach : ndarray of shape (..., n_levels)
        The first is 1.

    Returns
    -------
    ndarray of shape (...)
        NaN where the shares are NaN.

    Examples
    --------
    >>> level_rank_from_reach(np.array([1.0, 0.9, 0.7, 0.2]))
    array(3.)
    """
    most = reach[..., 1:] > HALF + TINY
    below = reach[..., :-1] > NEARLY_ALL + TINY
    rank = 1.0 + (most & below).sum(axis=-1)
    return np.where(np.isnan(reach).any(axis=-1), np.nan, rank)
