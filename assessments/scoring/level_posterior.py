"""How likely each level is, given few answers: the closed form for one group."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from assessments.scoring.element_level import HALF, NEARLY_ALL
from assessments.scoring.prior import prior_weight
from assessments.scoring.shares import count_at_or_above

if TYPE_CHECKING:
    from assessments.scoring.table import CountTable, Floats

_NODES = 96
_NO_WEIGHT = 1e-9
"""Stands for an empty level under a prior of 0, whose shares would not be defined."""


def level_posterior(table: CountTable, *, alpha: float | None = None) -> Floats:
    r"""Posterior probability of each level of :func:`element_level`, for a large population.

    The shares are Dirichlet with :math:`h_\ell + \alpha`. Level 2 or more is a Beta tail. For t
    above 2 only three masses matter: below t - 1 (x), at t - 1, and at t or above, hence

    .. math:: P(\text{level} \ge t) = \int_0^{.15} f_{Beta}(x;\, a_x, a_y+a_z)\;
              F_{Beta}\Big(\tfrac{.5-x}{1-x};\, a_y, a_z\Big)\, dx

    integrated over the quantiles of x (Gauss-Legendre), where the integrand is smooth for any n.

    Parameters
    ----------
    table : CountTable
    alpha : float, optional
        Prior weight of each level; default 1/L (:func:`~assessments.scoring.prior.prior_weight`),
        which is better calibrated for groups of 5 to 12 than Jeffreys' 0.5.

    Returns
    -------
    ndarray of shape (n_segments, n_items, n_levels)
        Sums to 1; NaN where nobody answered.
    """
    weight: Floats = table.counts + np.float64(prior_weight(alpha, levels=len(table.levels)))
    weight = np.maximum(weight, _NO_WEIGHT)
    at_least = count_at_or_above(weight)
    total = at_least[..., :1]
    reach = np.ones((*weight.shape[:-1], weight.shape[-1] + 1))
    reach[..., -1] = 0
    if weight.shape[-1] > 1:
        reach[..., 1:2] = _beta_cdf(HALF, total - at_least[..., 1:2], at_least[..., 1:2])
    if weight.shape[-1] > 2:
        below = total - at_least[..., 1:-1]
        reach[..., 2:-1] = _reach(below, weight[..., 1:-1], at_least[..., 2:])
    posterior = np.clip(-np.diff(reach, axis=-1), 0, 1)
    return np.where(table.answered[..., None] > 0, posterior, np.nan)


def _reach(below: Any, at: Any, above: Any) -> Floats:
    """Probability that more than half stand above while less than 15 % stand below."""
    from scipy.special import betaincinv  # noqa: PLC0415  web processes must not load scipy

    nodes, weights = _gauss_legendre()
    limit = _beta_cdf(1 - NEARLY_ALL, below, at + above)
    x = betaincinv(below[..., None], (at + above)[..., None], limit[..., None] * nodes)
    inner = _beta_cdf((HALF - x) / (1 - x), at[..., None], above[..., None])
    return limit * (inner @ weights)


def _beta_cdf(x: Any, a: Floats, b: Floats) -> Floats:
    from scipy.special import betainc  # noqa: PLC0415  web processes must not load scipy

    return np.asarray(betainc(a, b, x))


@cache
def _gauss_legendre() -> tuple[Floats, Floats]:
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    return (nodes + 1) / 2, weights / 2
