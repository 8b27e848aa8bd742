"""One score among the scores of other organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from assessments.scoring.table import Floats


def percentile_rank(score: float, *, reference: Floats) -> float | None:
    """Percentage of reference scores below the score, ties counted half.

    Returns
    -------
    float or None
        None without a reference.

    Examples
    --------
    >>> percentile_rank(2.4, reference=np.array([2.0, 2.4, 3.0, 3.1]))
    37.5
    """
    if reference.size == 0 or np.isnan(score):
        return None
    below, at_most = int((reference < score).sum()), int((reference <= score).sum())
    return 50 * (below + at_most) / reference.size


def benchmark_quartiles(reference: Floats) -> Floats:
    """Lower quartile, median and upper quartile, linear between order statistics.

    Before rounding; a release rounds to 0.1 and needs ten organizations.

    Returns
    -------
    ndarray of shape (3,)
        NaN without a reference.

    References
    ----------
    Hyndman, R. J. and Fan, Y. (1996). Sample quantiles in statistical packages, type 7. The
    American Statistician, 50, 361-365.
    """
    if reference.size == 0:
        return np.full(3, np.nan)
    return np.quantile(reference, [0.25, 0.5, 0.75])
