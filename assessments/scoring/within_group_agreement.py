"""How far the raters of a group agree with each other."""

from __future__ import annotations

import numpy as np

from assessments.scoring.location import level_variance, median_level
from assessments.scoring.table import CountTable, Floats, divide


def uniform_variance(options: int) -> float:
    r"""Variance of ratings given at random over A options one apart, :math:`(A^2-1)/12`.

    Examples
    --------
    >>> uniform_variance(4)
    1.25
    """
    return (options * options - 1) / 12


def within_group_agreement(table: CountTable) -> Floats:
    r"""Agreement on single items, :math:`r_{wg} = 1 - s^2/\sigma^2_{EU}`.

    1 if all agree, 0 if the answers spread as at random, negative if they form two camps.

    Returns
    -------
    ndarray of shape (n_segments, n_items)
        NaN where fewer than two people answered, or could not have differed.

    References
    ----------
    James, L. R., Demaree, R. G. and Wolf, G. (1984). Estimating within-group interrater
    reliability. Journal of Applied Psychology, 69, 85-98.
    """
    return 1 - divide(level_variance(table), np.asarray(uniform_variance(len(table.levels))))


def mean_agreement(agreement: Floats) -> Floats:
    r"""Agreement over J items, Lindell's :math:`r^*_{wg(j)} = 1 - \overline{s^2}/\sigma^2_{EU}`.

    Unlike James's index it does not grow with J, so it is the one shown.

    Parameters
    ----------
    agreement : ndarray of shape (..., n_items)
        From :func:`within_group_agreement`; NaN items are left out.

    Returns
    -------
    ndarray of shape (...)
        NaN if no item is defined.

    References
    ----------
    Lindell, M. K., Brandt, C. J. and Whitney, D. J. (1999). A revised index of interrater
    agreement. Applied Psychological Measurement, 23, 127-135.
    """
    defined = ~np.isnan(agreement)
    return divide(np.where(defined, agreement, 0).sum(axis=-1), defined.sum(axis=-1))


def stepped_up_agreement(agreement: Floats) -> Floats:
    r"""Agreement over J items by James, :math:`J(1-q)/(J(1-q)+q)`, with q the mean variance ratio.

    Returns
    -------
    ndarray of shape (...)
        0 if q is 1 or more; NaN if no item is defined.
    """
    star = mean_agreement(agreement)
    items = (~np.isnan(agreement)).sum(axis=-1)
    stepped = divide(items * star, items * star + 1 - star)
    return np.where(np.isnan(star), np.nan, np.where(star <= 0, 0, stepped))


def average_deviation(table: CountTable) -> Floats:
    r"""Mean absolute deviation from the median, :math:`\sum_\ell h_\ell\,|\ell - Md|/n`.

    Returns
    -------
    ndarray of shape (n_segments, n_items)
        NaN where nobody answered.

    References
    ----------
    Burke, M. J. and Dunlap, W. P. (2002). Estimating interrater agreement with the average
    deviation index. Organizational Research Methods, 5, 159-172.
    """
    away = np.abs(np.asarray(table.levels) - median_level(table)[..., None])
    return divide((table.counts * away).sum(axis=-1), table.answered)


def agreement_word(value: float) -> str:
    """Agreement in words: from .70 a shared view, from .50 mixed, else split.

    Examples
    --------
    >>> agreement_word(0.7), agreement_word(0.2)
    ('shared view', 'split')
    """
    if value >= 0.7:
        return "shared view"
    return "mixed" if value >= 0.5 else "split"


def is_polarised(shares: Floats) -> bool:
    """Tell whether half the group sits at the two ends, with at least 15 % at each.

    Parameters
    ----------
    shares : ndarray of shape (n_levels,)
    """
    low, high = float(shares[0]), float(shares[-1])
    tiny = 1e-9
    return low + high >= 0.5 - tiny and min(low, high) >= 0.15 - tiny
