"""The Brunner-Munzel test of two histograms, for groups too large to enumerate."""

from __future__ import annotations

import numpy as np

from assessments.scoring.table import Counts, Floats, divide


def brunner_munzel(a: Counts, b: Counts) -> tuple[Floats, Floats]:
    r"""Brunner and Munzel's W and its two-sided p from Student's t.

    With :math:`\bar R` the mean mid-ranks in the pooled sample and :math:`S^2` the variances of
    pooled minus own mid-ranks,

    .. math:: W = \frac{n_a n_b (\bar R_b - \bar R_a)}{(n_a+n_b)\sqrt{n_a S_a^2 + n_b S_b^2}}

    Negative W: the first group rates higher.

    Parameters
    ----------
    a, b : ndarray of int, shape (..., n_levels)

    Returns
    -------
    tuple of ndarray of shape (...)
        ``(W, p)``; NaN if a group has fewer than two ratings or the groups do not overlap, where
        the variance is 0.

    References
    ----------
    Brunner, E. and Munzel, U. (2000). The nonparametric Behrens-Fisher problem. Biometrical
    Journal, 42, 17-25.
    """
    from scipy.special import stdtr  # noqa: PLC0415  web processes must not load scipy

    n_a, n_b = a.sum(axis=-1), b.sum(axis=-1)
    pooled = _mid_ranks(a + b)
    spread_a, mean_a = _rank_spread(a, pooled)
    spread_b, mean_b = _rank_spread(b, pooled)
    part_a, part_b = n_a * spread_a, n_b * spread_b
    total = part_a + part_b
    w = divide(n_a * n_b * (mean_b - mean_a), (n_a + n_b) * np.sqrt(total))
    freedom = divide(total**2, divide(part_a**2, n_a - 1) + divide(part_b**2, n_b - 1))
    return w, 2 * stdtr(freedom, -np.abs(w))


def _mid_ranks(counts: Counts) -> Floats:
    return counts.cumsum(axis=-1) - counts + (counts + 1) / 2


def _rank_spread(counts: Counts, pooled: Floats) -> tuple[Floats, Floats]:
    """Variance of pooled minus own mid-ranks, and the mean pooled mid-rank."""
    n = counts.sum(axis=-1)
    mean = divide((counts * pooled).sum(axis=-1), n)
    placed = pooled - _mid_ranks(counts)
    centre = mean - (n + 1) / 2
    squares = (counts * (placed - centre[..., None]) ** 2).sum(axis=-1)
    # identical ratings leave rounding dust where the variance is 0
    squares = np.where(squares < 1e-12 * np.maximum(n, 1), 0, squares)
    return divide(squares, n - 1), mean
