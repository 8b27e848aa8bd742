"""How often one group rates higher than another, and how sure that is."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from assessments.scoring.table import Counts, Floats, divide

WORDS = ((0.147, "negligible"), (0.33, "small"), (0.474, "medium"))


def cliffs_delta(a: Counts, b: Counts) -> Floats:
    r"""Cliff's delta between two histograms over the same levels.

    .. math:: \delta = \Big[\sum_{i>j} a_i b_j - \sum_{i<j} a_i b_j\Big] \Big/ (n_a n_b)

    The probability that a random member of the first group rates higher (ties counted half) is
    :math:`(\delta + 1)/2`.

    Parameters
    ----------
    a, b : ndarray of int, shape (..., n_levels)

    Returns
    -------
    ndarray of shape (...)
        From -1 to 1, positive if the first group rates higher; NaN if either is empty.

    References
    ----------
    Cliff, N. (1993). Dominance statistics. Psychological Bulletin, 114(3), 494-509.
    https://doi.org/10.1037/0033-2909.114.3.494

    Examples
    --------
    >>> cliffs_delta(np.array([1, 2, 5, 2]), np.array([4, 6, 5, 1]))
    array(0.36875)
    """
    below = b.cumsum(axis=-1) - b
    above = b.sum(axis=-1, keepdims=True) - below - b
    wins = (a * (below - above)).sum(axis=-1)
    return divide(wins, a.sum(axis=-1) * b.sum(axis=-1))


def delta_word(delta: float) -> str:
    """Size of a delta in words (Romano et al. 2006): .147 small, .33 medium, .474 large.

    Examples
    --------
    >>> delta_word(-0.4)
    'medium'
    """
    return next((word for limit, word in WORDS if abs(delta) < limit), "large")


def cliffs_delta_ci(
    a: Counts, b: Counts, *, confidence: float = 0.95
) -> tuple[float, float, float] | None:
    r"""Variance of Cliff's delta and its asymmetric interval.

    With :math:`d_{i\cdot}` and :math:`d_{\cdot j}` the row and column means of the dominance
    matrix,

    .. math:: s^2 = \max\Big(\frac{n_b^2 \sum (d_{i\cdot}-\delta)^2
              + n_a^2 \sum (d_{\cdot j}-\delta)^2 - \sum\sum (d_{ij}-\delta)^2}
              {n_a n_b (n_a-1)(n_b-1)},\; \frac{1-\delta^2}{n_a n_b-1}\Big)

    .. math:: \frac{\delta-\delta^3 \pm z s\sqrt{(1-\delta^2)^2+z^2s^2}}{1-\delta^2+z^2s^2}

    Groups that do not overlap (:math:`|\delta| = 1`) would have variance 0: there delta is drawn in
    by one pair in :math:`n_a n_b`, as R's effsize does, and the outer end stays at 1.

    Returns
    -------
    tuple of float or None
        ``(variance, low, high)``; None if a group has fewer than two ratings.

    References
    ----------
    Cliff, N. (1996). Ordinal methods for behavioral data analysis. Erlbaum.
    R package effsize, ``cliff.delta(use.normal=TRUE)``.
    """
    n_a, n_b = int(a.sum()), int(b.sum())
    if min(n_a, n_b) < 2:
        return None
    exact = float(cliffs_delta(a, b))
    pairs = n_a * n_b
    delta = exact * (pairs - 1) / pairs if abs(exact) == 1 else exact
    variance = max(_dominance_variance(a, b, delta=delta), (1 - delta**2) / (pairs - 1))
    low, high = delta_interval(delta, variance=variance, confidence=confidence)
    return variance, -1.0 if exact == -1 else low, 1.0 if exact == 1 else high


def delta_interval(
    delta: float, *, variance: float, confidence: float = 0.95
) -> tuple[float, float]:
    """Asymmetric interval of a delta below 1 in size, whose variance is known."""
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    half = z * np.sqrt(variance * ((1 - delta**2) ** 2 + z**2 * variance))
    whole = 1 - delta**2 + z**2 * variance
    return float((delta - delta**3 - half) / whole), float((delta - delta**3 + half) / whole)


def _dominance_variance(a: Counts, b: Counts, *, delta: float) -> float:
    n_a, n_b = int(a.sum()), int(b.sum())
    places = np.arange(len(a))
    sign = np.sign(places[:, None] - places[None, :])
    rows, columns = sign @ b / n_b, a @ sign / n_a
    spread = (
        n_b**2 * (a * (rows - delta) ** 2).sum()
        + n_a**2 * (b * (columns - delta) ** 2).sum()
        - (np.outer(a, b) * (sign - delta) ** 2).sum()
    )
    return float(spread / (n_a * n_b * (n_a - 1) * (n_b - 1)))
