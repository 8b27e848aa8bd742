"""How much of a change happened inside the groups, and how much because the groups changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from assessments.scoring.table import Floats


def change_parts(
    before: Floats, after: Floats, *, weights_before: Floats, weights_after: Floats
) -> tuple[float, float]:
    r"""Split the change of a weighted mean into its part within groups and its part by mix.

    .. math:: \sum_g w_{g2} m_{g2} - \sum_g w_{g1} m_{g1} =
              \underbrace{\sum_g \bar w_g (m_{g2} - m_{g1})}_{\text{within}} +
              \underbrace{\sum_g (w_{g2} - w_{g1})\, \bar m_g}_{\text{mix}}

    with :math:`\bar w, \bar m` the middle of the two waves. A group that is in one wave only has
    weight 0 in the other and no change within: all it does is mix.

    Parameters
    ----------
    before, after : ndarray of shape (n_groups,)
        Means; NaN where a group is not in that wave.
    weights_before, weights_after : ndarray of shape (n_groups,)
        Summing to 1 in each wave; 0 where a group is not in it.

    Returns
    -------
    tuple of float
        ``(within, mix)``; their sum is the change.

    References
    ----------
    Kitagawa, E. M. (1955). Components of a difference between two rates. JASA, 50, 1168-1194.

    Examples
    --------
    >>> half, both = np.array([0.5, 0.5]), np.array([2.0, 3.0])
    >>> later = np.array([0.7, 0.3])
    >>> parts = change_parts(both, both + 0.2, weights_before=half, weights_after=later)
    >>> [round(part, 3) for part in parts]
    [0.2, -0.2]
    """
    both = ~np.isnan(before) & ~np.isnan(after)
    early = np.where(np.isnan(before), after, before)
    late = np.where(np.isnan(after), before, after)
    weight = (weights_before + weights_after) / 2
    within = float((weight * np.where(both, late - early, 0)).sum())
    mix = float(np.nansum((weights_after - weights_before) * (early + late) / 2))
    return within, mix
