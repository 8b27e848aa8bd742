"""Where the answers lie: mean, index, variance and median."""

from __future__ import annotations

import numpy as np

from assessments.scoring.table import CountTable, Floats, divide


def mean_level(table: CountTable) -> Floats:
    r"""Mean level of each item in each segment.

    .. math:: m_{si} = \sum_\ell \ell\, h_{si\ell} \Big/ \sum_\ell h_{si\ell}

    Returns
    -------
    ndarray of shape (n_segments, n_items)
        NaN where nobody answered.

    Examples
    --------
    >>> table = CountTable(np.array([[[1, 3]]]), ("all",), ("q1",), (1, 2))
    >>> mean_level(table)
    array([[1.75]])
    """
    return divide(table.counts @ np.asarray(table.levels), table.answered)


def index_from_mean(mean: Floats | float, *, levels: tuple[int, ...]) -> Floats:
    r"""Mean rescaled so that the lowest level is 0 and the highest 100.

    .. math:: 100\,(m - \ell_{\min}) / (\ell_{\max} - \ell_{\min})

    NaN on a scale of one level, where there is nothing to stand on.

    Examples
    --------
    >>> index_from_mean(np.array([2.5]), levels=(1, 2, 3, 4))
    array([50.])
    """
    above = np.asarray(mean, dtype=np.float64) - levels[0]
    return divide(100 * above, np.asarray(levels[-1] - levels[0]))


def level_variance(table: CountTable) -> Floats:
    r"""Sample variance of the ratings, :math:`\sum_\ell h_\ell(\ell - m)^2/(n-1)`.

    Returns
    -------
    ndarray of shape (n_segments, n_items)
        NaN where fewer than two people answered; 0 where all agree.
    """
    levels = np.asarray(table.levels, dtype=np.int64)
    answered = table.answered
    total = table.counts @ levels
    squares = table.counts @ (levels * levels)
    # n * sum of squares - (sum)^2 is an exact integer: unanimous groups give exactly 0
    return divide(answered * squares - total * total, answered * (answered - 1))


def median_level(table: CountTable) -> Floats:
    """Median rating; the mean of the two middle ratings when their number is even.

    Returns
    -------
    ndarray of shape (n_segments, n_items)
        NaN where nobody answered.

    Examples
    --------
    >>> median_level(CountTable(np.array([[[2, 0, 2]]]), ("all",), ("q",), (1, 2, 3)))
    array([[2.]])
    """
    answered = table.answered[..., None]
    levels = np.asarray(table.levels, dtype=np.float64)
    at_most = table.counts.cumsum(axis=-1)
    lower = levels[np.argmax(at_most >= (answered + 1) // 2, axis=-1)]
    upper = levels[np.argmax(at_most >= answered // 2 + 1, axis=-1)]
    return np.where(table.answered > 0, (lower + upper) / 2, np.nan)
