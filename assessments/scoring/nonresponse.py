"""What those who did not answer could change in a level, and whether a half step would."""

from __future__ import annotations

import numpy as np

from assessments.scoring.shares import count_at_or_above
from assessments.scoring.table import Counts, Floats, divide


def nonresponse_reach(counts: Counts, *, headcounts: Floats) -> tuple[Floats, Floats]:
    r"""Smallest and largest share of all N people at or above each level.

    .. math:: c_t \in [\,C_t/N,\; (C_t + N - n)/N\,]

    All unseen people at the lowest level give every lower bound at once, all at the highest every
    upper bound, so a level computed from either is itself a sharp bound. "Can't judge" counts as
    unseen.

    Parameters
    ----------
    counts : ndarray of int, shape (..., n_levels)
    headcounts : ndarray broadcasting to (...)
        People invited; NaN if unknown.

    Returns
    -------
    tuple of ndarray of shape (..., n_levels)
        Shares at or above each level, the first being 1; NaN where N is unknown or below n.

    Examples
    --------
    >>> low, high = nonresponse_reach(np.array([1, 2, 5]), headcounts=np.array(10.0))
    >>> low.tolist(), high.tolist()
    ([1.0, 0.7, 0.5], [1.0, 0.9, 0.7])
    """
    answered = counts.sum(axis=-1)
    size = np.broadcast_to(headcounts, answered.shape)
    size = np.where(size >= np.maximum(answered, 1), size, np.nan)[..., None]
    seen = count_at_or_above(counts)
    low, high = divide(seen, size), divide(seen + size - answered[..., None], size)
    low[..., 0] = high[..., 0]
    return low, high


def reach_if_unseen_are_lower(counts: Counts, *, headcounts: Floats) -> Floats:
    r"""Shares at or above each level if the unseen stand half a level below those who answered.

    Half of the answers at each level are moved down by one, those at the lowest stay. That turns
    :math:`C_t` into :math:`(C_t + C_{t+1})/2`, so that over all N people

    .. math:: c_t = \frac{(N + n)\,C_t + (N - n)\,C_{t+1}}{2nN} \quad (t > 1)

    Returns
    -------
    ndarray of shape (..., n_levels)
        NaN where N is unknown or below n, or nobody answered.

    Examples
    --------
    >>> reach_if_unseen_are_lower(np.array([0, 4, 6]), headcounts=np.array(20.0)).tolist()
    [1.0, 0.9, 0.45]
    """
    answered = counts.sum(axis=-1)
    size = np.broadcast_to(headcounts, answered.shape).astype(np.float64)
    size = np.where(size >= answered, size, np.nan)[..., None]
    n = answered[..., None]
    seen = count_at_or_above(counts)
    above = np.concatenate([seen[..., 1:], np.zeros_like(n)], axis=-1)
    found = divide((size + n) * seen + (size - n) * above, 2 * n * size)
    found[..., 0] = np.where(np.isnan(found[..., 0]), np.nan, 1.0)
    return found


def weighted_reach(reach: Floats, *, weights: Floats) -> Floats:
    """Combine reaches of audiences; NaN for an item if an audience with weight has none.

    Parameters
    ----------
    reach : ndarray of shape (n_audiences, n_items, n_levels)
    weights : ndarray of shape (n_audiences, n_items)
    """
    parts = np.where(weights[..., None] > 0, weights[..., None] * reach, 0)
    total: Floats = parts.sum(axis=0)
    total[~(weights.sum(axis=0) > 0)] = np.nan
    return total
