"""The Wilcoxon-Mann-Whitney test by its normal approximation, for histograms of any size."""

from __future__ import annotations

from math import erfc, nan, sqrt
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.table import divide

if TYPE_CHECKING:
    from assessments.scoring.table import Counts, Floats


def wmw_asymptotic(a: Counts, b: Counts) -> tuple[float, float]:
    r"""U of the first group and its two-sided p, with tie and continuity corrections.

    .. math:: z = \frac{\max(U, n_a n_b - U) - n_a n_b/2 - 1/2}
              {\sqrt{\tfrac{n_a n_b}{12}\big((n+1) - \sum_\ell (t_\ell^3 - t_\ell)/(n(n-1))\big)}}

    Returns
    -------
    tuple of float
        ``(U, p)``; p is 1 if all ratings are equal; NaN if a group is empty.

    Examples
    --------
    >>> wmw_asymptotic(np.array([2, 0]), np.array([2, 0]))
    (2.0, 1.0)
    """
    n_a, n_b = int(a.sum()), int(b.sum())
    if min(n_a, n_b) == 0:
        return nan, nan
    below = np.cumsum(b) - b
    u = float(a @ below) + float(a @ b) / 2
    variance = float(permutation_variance(a, b)) * (n_a * n_b) ** 2 / 4
    if variance <= 0:
        return u, 1.0
    z = (max(u, n_a * n_b - u) - n_a * n_b / 2 - 0.5) / sqrt(variance)
    return u, min(1.0, erfc(z / sqrt(2)))


def permutation_variance(a: Counts, b: Counts) -> Floats:
    """Variance of Cliff's delta over all ways to deal the pooled ratings out again.

    Parameters
    ----------
    a, b : ndarray of int, shape (..., n_levels)

    Returns
    -------
    ndarray of shape (...)
        NaN if a group is empty; 0 if all ratings are equal.
    """
    n_a, n_b = a.sum(axis=-1), b.sum(axis=-1)
    n, tied = n_a + n_b, (a + b).astype(np.float64)
    ties = divide((tied**3 - tied).sum(axis=-1), n * (n - 1))
    return divide(np.maximum(n + 1 - ties, 0), 3 * n_a * n_b)
