"""The median of grouped ratings, read symmetrically from both ends of the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assessments.scoring.table import CountTable, Floats

FAR_FROM_THE_MEAN = 0.4
_TINY = 1e-9


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
    value = _symmetric_median(table.counts, np.asarray(table.levels), margin=0.0)
    return np.where(table.answered > 0, value, np.nan)


def interpolated_median_from_shares(shares: Floats, *, levels: tuple[int, ...]) -> Floats:
    """The same of shares that come from weights: "exactly half" then has a margin of 1e-9.

    Parameters
    ----------
    shares : ndarray of shape (..., n_levels)
        Share of people at each level, summing to 1.

    Returns
    -------
    ndarray of shape (...)
        NaN where the shares are NaN.

    Examples
    --------
    >>> interpolated_median_from_shares(np.array([0.1, 0.2, 0.5, 0.2]), levels=(1, 2, 3, 4))
    array(2.9)
    """
    unknown = np.isnan(shares[..., :1])
    value = _symmetric_median(np.where(unknown, 0.0, shares), np.asarray(levels), margin=_TINY)
    return np.where(unknown[..., 0], np.nan, value)


def is_far_from_the_mean(mean: float | None, median: float | None) -> bool:
    """Tell whether mean and interpolated median tell different stories: more than 0.4 apart.

    Examples
    --------
    >>> is_far_from_the_mean(2.8, 2.9), is_far_from_the_mean(1.9, 1.2)
    (False, True)
    """
    return mean is not None and median is not None and abs(mean - median) > FAR_FROM_THE_MEAN


def _symmetric_median(
    mass: NDArray[np.number], levels: NDArray[np.int64], *, margin: float
) -> Floats:
    half = mass.sum(axis=-1, keepdims=True) / 2
    at_most = mass.cumsum(axis=-1)
    middle = np.argmax(at_most >= half - margin, axis=-1)[..., None]
    chosen = np.take_along_axis(mass, middle, axis=-1)
    reached = np.take_along_axis(at_most, middle, axis=-1)
    held = np.where(chosen > 0, chosen, 1)
    inside = levels[middle] - 0.5 + (half - (reached - chosen)) / held
    following = levels[np.argmax(at_most > half + margin, axis=-1)][..., None]
    split = (levels[middle] + following) / 2
    found: Floats = np.where(np.abs(reached - half) <= margin, split, inside)[..., 0]
    return found
