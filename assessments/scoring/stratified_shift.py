"""Did several groups shift together, each compared only with itself?"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.cliffs_delta import cliffs_delta, cliffs_delta_ci, delta_interval
from assessments.scoring.perception import pair_tests
from assessments.scoring.smallest_detectable import smallest_between
from assessments.scoring.wmw_asymptotic import permutation_variance

if TYPE_CHECKING:
    from assessments.scoring.table import Counts, Floats


@dataclass(frozen=True, slots=True)
class Shift:
    """A stratified delta with its 95 % interval, p, and the smallest shift it could have seen."""

    delta: float
    interval: tuple[float, float] | None
    p: float
    smallest: float


def stratified_shift(before: Counts, after: Counts, *, weights: Floats) -> Shift | None:
    r"""Weighted Cliff's delta of the strata, :math:`\delta = \sum_g w_g \delta_g`, and its test.

    Nobody is compared across strata, so neither a change in who answered nor a difference between
    audiences can pass for a shift. Under the hypothesis that nothing changed inside any stratum,
    with :math:`n = n_1 + n_2` ratings of a stratum and :math:`t_\ell` of them at a level,

    .. math:: z = \delta \Big/ \sqrt{\textstyle\sum_g w_g^2 V_g}, \qquad
              V_g = \frac{(n+1) - \sum_\ell (t_\ell^3 - t_\ell)/(n(n-1))}{3\, n_1 n_2}

    which is the exact permutation variance. One stratum is tested as a pair of groups is.

    Parameters
    ----------
    before, after : ndarray of int, shape (n_strata, n_levels)
        Strata without ratings in both drop out.
    weights : ndarray of shape (n_strata,)

    Returns
    -------
    Shift or None
        None if no stratum has ratings in both. p is 1 if nothing differs anywhere.

    References
    ----------
    Van Elteren, P. H. (1960). On the combination of independent two sample tests of Wilcoxon.
    Bulletin of the ISI, 37, 351-361.

    Examples
    --------
    >>> early, late = np.array([[6, 6, 0], [2, 9, 1]]), np.array([[2, 8, 2], [1, 8, 3]])
    >>> found = stratified_shift(early, late, weights=np.array([0.5, 0.5]))
    >>> round(found.delta, 3), round(found.p, 3)
    (0.316, 0.027)
    """
    used = (before.sum(axis=-1) > 0) & (after.sum(axis=-1) > 0) & (weights > 0)
    if not used.any():
        return None
    early, late = before[used], after[used]
    share = weights[used] / weights[used].sum()
    delta = float(share @ cliffs_delta(late, early))
    squared = float(np.sqrt(share**2 @ np.nan_to_num(smallest_between(early, late)) ** 2))
    return Shift(
        delta=delta,
        interval=_interval(early, late, share, delta=delta),
        p=_p(early, late, share, delta=delta),
        smallest=squared if squared > 0 else np.nan,
    )


def pair_shifts(before: Counts, after: Counts) -> list[Shift | None]:
    """The shift of one group in each item, as :func:`stratified_shift` of a single stratum.

    Parameters
    ----------
    before, after : ndarray of int, shape (n_items, n_levels)
    """
    delta, p = pair_tests(after, before)
    smallest = smallest_between(before, after)
    return [
        None
        if np.isnan(delta[item])
        else Shift(
            delta=float(delta[item]),
            interval=_interval(before[[item]], after[[item]], np.ones(1), delta=float(delta[item])),
            p=float(p[item]),
            smallest=float(smallest[item]),
        )
        for item in range(len(delta))
    ]


def _p(early: Counts, late: Counts, share: Floats, *, delta: float) -> float:
    if len(share) == 1:
        return float(pair_tests(late, early)[1][0])
    spread = float(np.sqrt(share**2 @ permutation_variance(early, late)))
    return 1.0 if spread == 0 else erfc(abs(delta) / spread / sqrt(2))


def _interval(
    early: Counts, late: Counts, share: Floats, *, delta: float
) -> tuple[float, float] | None:
    found = [cliffs_delta_ci(a, b) for a, b in zip(late, early, strict=True)]
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return None
    if len(known) == 1:
        return known[0][1:]
    variance = float(share**2 @ np.array([each[0] for each in known]))
    inside = 1 - 1 / int((early.sum(axis=-1) * late.sum(axis=-1)).sum())
    return delta_interval(float(np.clip(delta, -inside, inside)), variance=variance)
