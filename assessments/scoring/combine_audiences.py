"""Several audiences as one: weighted shares, and how sure their mean is."""

from __future__ import annotations

import numpy as np

from assessments.scoring.table import Counts, Floats, divide


def audience_weights(answered: Counts, *, weights: Floats | None = None) -> Floats:
    r"""Weights of the audiences that have a rating, summing to 1 for each item.

    Parameters
    ----------
    answered : ndarray of int, shape (n_audiences, n_items)
        Valid ratings; 0 leaves the audience out for that item.
    weights : ndarray of shape (n_audiences,), optional
        Any positive numbers, such as headcounts. Default: equal.

    Returns
    -------
    ndarray of shape (n_audiences, n_items)
        NaN columns where nobody answered.

    Examples
    --------
    >>> audience_weights(np.array([[8, 8], [75, 0]])).tolist()
    [[0.5, 1.0], [0.5, 0.0]]
    """
    given = np.ones(len(answered)) if weights is None else np.asarray(weights, dtype=np.float64)
    raw = given[:, None] * (answered > 0)
    return divide(raw, raw.sum(axis=0))


def combined_shares(counts: Counts, *, weights: Floats) -> Floats:
    r"""Share at each level, :math:`p_\ell = \sum_g w_g h_{g\ell}/n_g`.

    Parameters
    ----------
    counts : ndarray of int, shape (n_audiences, n_items, n_levels)
    weights : ndarray of shape (n_audiences, n_items)
        From :func:`audience_weights`.

    Returns
    -------
    ndarray of shape (n_items, n_levels)
        NaN where nobody answered.
    """
    shares = np.nan_to_num(divide(counts, counts.sum(axis=-1, keepdims=True)))
    combined = (weights[..., None] * shares).sum(axis=0)
    combined[~(weights.sum(axis=0) > 0)] = np.nan
    return combined


def effective_number(answered: Counts, *, weights: Floats) -> Floats:
    r"""Kish's effective number of ratings, :math:`1/\sum_g w_g^2/n_g`, for each item.

    References
    ----------
    Kish, L. (1965). Survey Sampling. Wiley.
    """
    spread = np.nan_to_num(divide(weights**2, answered)).sum(axis=0)
    return divide(np.ones_like(spread), spread)


def combined_standard_error(
    variance: Floats, answered: Counts, *, weights: Floats, headcounts: Floats
) -> Floats:
    r"""Standard error of the combined mean of a stratified sample without replacement.

    .. math:: \sqrt{\textstyle\sum_g w_g^2 (1 - n_g/N_g)\, s_g^2/n_g}

    Parameters
    ----------
    variance, answered, weights : ndarray of shape (n_audiences, n_items)
    headcounts : ndarray of shape (n_audiences,)
        People invited; NaN if unknown, which drops the finite-population factor.

    Returns
    -------
    ndarray of shape (n_items,)
        NaN if an audience with weight has one rating out of several people: its spread is unknown.
        An audience in which everybody answered adds 0.
    """
    unseen = 1 - np.where(np.isnan(headcounts[:, None]), 0, divide(answered, headcounts[:, None]))
    unseen = np.clip(unseen, 0, 1)
    term = weights**2 * unseen * divide(variance, answered)
    term = np.where((weights == 0) | (unseen == 0), 0, term)
    total = np.sqrt(term.sum(axis=0))
    return np.where(answered.sum(axis=0) > 0, total, np.nan)
