"""The median of grouped ratings, read symmetrically from both ends of the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from assessments.scoring.table import CountTable, Floats


def interpolated_median(table: CountTable) -> Floats:
    r"""Interpolated median of each item in each segment.

    With :math:`\ell^*` the level that holds the n/2-th rating and *cum* the ratings below it,

    .. math:: \ell^* - \tfrac12 + (n/2 - cum)/h_{\ell^*}

    If exactly half of the ratings lie at or below a level, it is the middle between that level and
    the next level anybody chose, so that reversing the scale reverses the result (Python's
    ``statistics.median_grouped`` gives 3.5 for [1, 1, 4, 4]; this gives 2.5). Levels must be one
    apart.

    Returns
    -------
    ndarray of shape (n_segments, n_items)
        NaN where nobody answered.

    Examples
    --------
    >>> from assessments.scoring.table import one_cell
    >>> interpolated_median(one_cell([1, 2, 5, 2])), interpolated_median(one_cell([2, 0, 0, 2]))
    (array([[2.9]]), array([[2.5]]))
    """
    levels = np.asarray(table.levels, dtype=np.float64)
    half = table.answered[..., None] / 2
    at_most = table.counts.cumsum(axis=-1)
    middle = np.argmax(at_most >= half, axis=-1)[..., None]
    chosen = np.take_along_axis(table.counts, middle, axis=-1)
    reached = np.take_along_axis(at_most, middle, axis=-1)
    inside = levels[middle] - 0.5 + (half - (reached - chosen)) / np.maximum(chosen, 1)
    following = levels[np.argmax(at_most > half, axis=-1)][..., None]
    split = (levels[middle] + following) / 2
    value = np.where(reached == half, split, inside)[..., 0]
    return np.where(table.answered > 0, value, np.nan)
