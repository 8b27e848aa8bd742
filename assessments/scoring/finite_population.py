"""What the people who did not answer can still change, when it is known how many they are."""

from __future__ import annotations

import numpy as np

from assessments.scoring.prior import prior_weight
from assessments.scoring.table import Counts, Floats, divide


def fpc_variance(population: Counts, *, n: int) -> float | None:
    r"""Variance of the mean of n people drawn from a known population, :math:`(1-n/N)\,S^2/n`.

    The identity behind the finite-population correction in
    :func:`assessments.scoring.combine_audiences.combined_standard_error`.

    Parameters
    ----------
    population : ndarray of int, shape (n_levels,)
        Histogram over levels one apart.

    Returns
    -------
    float or None
        0 for a census; None if n is not between 1 and N.

    References
    ----------
    Cochran, W. G. (1977). Sampling techniques, 3rd ed., theorem 2.2. Wiley.
    """
    size = int(population.sum())
    if not 1 <= n <= size:
        return None
    if n == size:
        return 0.0
    places = np.arange(len(population))
    total, squares = int(population @ places), int(population @ (places * places))
    return (size - n) * (size * squares - total * total) / (n * size * size * (size - 1))


def level2_posterior_finite(
    hist: Counts, *, headcount: int | None, alpha: float | None = None
) -> float | None:
    r"""Probability that more than half of all N people stand above the lowest level.

    The unseen N - n are beta-binomial with parameters :math:`C_2 + (L-1)\alpha` and
    :math:`h_1 + \alpha`; without a headcount it is the Beta tail beyond one half.

    Parameters
    ----------
    hist : ndarray of int, shape (n_levels,)

    Returns
    -------
    float or None
        0 or 1 for a census; None if nobody answered.
    """
    from scipy.special import betainc, betaln, gammaln  # noqa: PLC0415  heavy

    n = int(hist.sum())
    if n == 0:
        return None
    prior = prior_weight(alpha, levels=len(hist))
    above, below = n - int(hist[0]) + (len(hist) - 1) * prior, int(hist[0]) + prior
    if not above or not below:
        return float(above > 0)  # without a prior the unseen are like those who all agree
    if headcount is None:
        return float(betainc(below, above, 0.5))
    size = max(int(headcount), n)
    unseen = size - n
    extra = np.arange(unseen + 1)
    log_ways = gammaln(unseen + 1) - gammaln(extra + 1) - gammaln(unseen - extra + 1)
    log_p = log_ways + betaln(above + extra, below + unseen - extra) - betaln(above, below)
    wins = 2 * (n - int(hist[0]) + extra) > size
    return float(min(1.0, np.exp(log_p[wins]).sum())) if unseen else float(wins[0])


def finite_population_mean(
    counts: Counts, *, levels: tuple[int, ...], headcounts: Floats, alpha: float | None = None
) -> tuple[Floats, Floats]:
    r"""Posterior mean and standard deviation of the mean of all N people.

    With :math:`p = (h+\alpha)/(n+L\alpha)`, M = N - n unseen people and :math:`A = n + L\alpha`,

    .. math:: \Big(\sum \ell h_\ell + M \sum \ell p_\ell\Big)/N, \qquad
              \frac1N\sqrt{M\,\frac{M+A}{1+A}\,\Big(\sum \ell^2 p_\ell - (\sum \ell p_\ell)^2\Big)}

    Without a headcount (NaN) the limit for large N.

    Parameters
    ----------
    counts : ndarray of int, shape (..., n_levels)
    headcounts : ndarray broadcasting to (...)

    Returns
    -------
    tuple of ndarray of shape (...)
        NaN where nobody answered; a census has standard deviation 0.
    """
    scale = np.asarray(levels, dtype=np.float64)
    answered = counts.sum(axis=-1)
    prior = prior_weight(alpha, levels=len(levels))
    mass = answered + len(levels) * prior
    p = divide(counts + prior, mass[..., None])
    mean = p @ scale
    variance = np.maximum(p @ scale**2 - mean**2, 0)
    size = np.maximum(np.broadcast_to(headcounts, answered.shape), answered)
    unseen = size - answered
    known = ~np.isnan(size)
    finite = divide(counts @ scale + unseen * mean, size)
    spread = divide(unseen * (unseen + mass), size * size * (1 + mass))
    spread = np.where(known, spread, 1 / (1 + mass))
    defined = answered > 0
    centre = np.where(known, finite, mean)
    return np.where(defined, centre, np.nan), np.where(defined, np.sqrt(variance * spread), np.nan)
