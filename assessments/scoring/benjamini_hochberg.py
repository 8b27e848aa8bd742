"""False discovery control over the comparisons one screen shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from assessments.scoring.table import Floats


def benjamini_hochberg(p: Floats) -> Floats:
    r"""Adjusted p-values (q), :math:`q_{(i)} = \min_{j \ge i} \min(1, m\,p_{(j)}/j)`.

    Parameters
    ----------
    p : ndarray of shape (n,)
        NaN marks a comparison that could not be tested: it leaves the family and stays NaN.

    Returns
    -------
    ndarray of shape (n,)

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B, 57,
    289-300.

    Examples
    --------
    >>> benjamini_hochberg(np.array([0.01, np.nan, 0.04, 0.03]))
    array([0.03,  nan, 0.04, 0.04])
    """
    p = np.asarray(p, dtype=np.float64)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    q = np.full(p.shape, np.nan)
    q[order] = np.minimum(1, np.minimum.accumulate(scaled[::-1])[::-1])
    return q
