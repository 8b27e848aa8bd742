"""Random draws of what the whole population may look like; the same seed gives the same draws."""

from __future__ import annotations

import numpy as np

from assessments.scoring.element_level import level_rank_from_shares
from assessments.scoring.table import Counts, Floats, divide


def generator(seed: int) -> np.random.Generator:
    """Return numpy's PCG64 generator for a seed, named here so that a result can be recomputed."""
    return np.random.Generator(np.random.PCG64(seed))


def share_draws(
    counts: Counts,
    *,
    alpha: float,
    draws: int,
    rng: np.random.Generator,
    headcount: float | None = None,
) -> Floats:
    r"""Draws of the shares of one group for each item.

    Without a headcount :math:`p \sim Dirichlet(h + \alpha)`. With N people of whom n answered, the
    unseen are drawn too: :math:`U \sim Multinomial(N - n, p)` and the shares are :math:`(h+U)/N`
    (Polya's posterior), so that a census leaves no doubt.

    Parameters
    ----------
    counts : ndarray of int, shape (n_items, n_levels)
    headcount : float, optional
        None or NaN if unknown; never taken below the ratings given.

    Returns
    -------
    ndarray of shape (n_items, draws, n_levels)
        NaN for items nobody rated.
    """
    gamma = rng.standard_gamma(
        (counts + alpha)[:, None, :], size=(len(counts), draws, counts.shape[-1])
    )
    shares = gamma / gamma.sum(axis=-1, keepdims=True)
    answered = counts.sum(axis=-1)
    if headcount is not None and not np.isnan(headcount):
        unseen = np.maximum(int(headcount) - answered, 0)
        seen = counts[:, None, :] + rng.multinomial(unseen[:, None], shares)
        shares = divide(seen, (answered + unseen)[:, None, None])
    shares[answered == 0] = np.nan
    return shares


def level_shares(ranks: Floats, *, levels: int) -> Floats:
    """Share of draws at each level rank; NaN where the draws are NaN.

    Parameters
    ----------
    ranks : ndarray of shape (..., draws)
    levels : int
        Number of levels.

    Returns
    -------
    ndarray of shape (..., levels)
    """
    found = np.stack([(ranks == rank).mean(axis=-1) for rank in range(1, levels + 1)], axis=-1)
    found[np.isnan(ranks).any(axis=-1)] = np.nan
    return found


def composite_ranks(
    counts: Counts,
    *,
    weights: Floats,
    headcounts: Floats,
    alpha: float,
    draws: int,
    rng: np.random.Generator,
) -> tuple[Floats, list[Floats]]:
    r"""Level ranks in draws of a weighted composite of audiences, and of each audience itself.

    Audience by audience, the shares of each draw are mixed by :math:`\sum_g w_g p_g`, and the level
    rule is applied to the mixture.

    Parameters
    ----------
    counts : ndarray of int, shape (n_audiences, n_items, n_levels)
    weights : ndarray of shape (n_audiences, n_items)
        Summing to 1; see :func:`assessments.scoring.combine_audiences.audience_weights`.
    headcounts : ndarray of shape (n_audiences,)
        People invited; NaN if unknown.

    Returns
    -------
    tuple of ndarray of shape (n_items, draws), and a list of such
        The composite is NaN where nobody answered, an audience where it did not.
    """
    combined = np.zeros((counts.shape[1], draws, counts.shape[2]))
    alone = []
    for group, weight, headcount in zip(counts, weights, headcounts.tolist(), strict=True):
        drawn = share_draws(group, alpha=alpha, draws=draws, rng=rng, headcount=headcount)
        combined += np.where(weight[:, None, None] > 0, weight[:, None, None] * drawn, 0)
        alone.append(level_rank_from_shares(drawn))
    combined[np.isnan(weights).any(axis=0)] = np.nan
    return level_rank_from_shares(combined), alone
