"""Reliability of ratings over many items: Krippendorff's alpha for ordered levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from assessments.scoring.table import Counts


def krippendorff_alpha_ordinal(units: Counts) -> float | None:
    r"""Krippendorff's alpha with the ordinal metric, from counts alone.

    :math:`\alpha = 1 - D_o/D_e` with coincidences
    :math:`o_{ck} = \sum_u n_{uc}(n_{uk}-[c=k])/(n_u-1)` and, for totals :math:`n_c`, the metric
    :math:`\delta^2_{ck} = \big(\sum_{g=c}^{k} n_g - (n_c+n_k)/2\big)^2`.

    Parameters
    ----------
    units : ndarray of int, shape (n_units, n_levels)
        Units with fewer than two ratings drop out.

    Returns
    -------
    float or None
        None if nothing can be paired or only one level occurs.

    References
    ----------
    Krippendorff, K. (2019). Content analysis, 4th ed., chapter 12. SAGE.

    Examples
    --------
    >>> krippendorff_alpha_ordinal(np.array([[2, 0], [0, 2]]))
    1.0
    """
    paired = units[units.sum(axis=-1) >= 2]
    totals = paired.sum(axis=0)
    if np.count_nonzero(totals) < 2:
        return None
    size = paired.sum(axis=-1)
    same = np.einsum("uc,uk->uck", paired, paired) - np.einsum(
        "uc,ck->uck", paired, np.eye(len(totals))
    )
    observed = (same / (size - 1)[:, None, None]).sum(axis=0)
    middle = totals.cumsum() - totals / 2
    metric = (middle[:, None] - middle[None, :]) ** 2
    chance = np.outer(totals, totals) * metric
    return float(1 - (totals.sum() - 1) * (observed * metric).sum() / chance.sum())
