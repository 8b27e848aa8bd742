"""The exact permutation test of two histograms: could chance alone have sorted them so?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from assessments.scoring.table import Counts, Floats

LARGEST_EXACT = 2_500
_ROUNDING = 1e-9
_MANY_STATES = 4_000


def wmw_exact(a: Counts, b: Counts) -> float | None:
    r"""Two-sided p of the Wilcoxon-Mann-Whitney test, by the exact conditional distribution.

    Given how many of all n ratings fell on each level (:math:`t_\ell`), the first group's histogram
    x has probability :math:`\prod_\ell \binom{t_\ell}{x_\ell} / \binom{n}{n_a}`. The p-value is the
    probability of a mid-rank sum at least as far from its expectation as the one observed.
    Histograms are enumerated level by level; states with equal number and sum are merged.

    Parameters
    ----------
    a, b : ndarray of int, shape (n_levels,)

    Returns
    -------
    float or None
        1 if all ratings are equal; None if a group is empty.

    References
    ----------
    Lehmann, E. L. (1975). Nonparametrics: statistical methods based on ranks. Holden-Day.

    Examples
    --------
    >>> round(wmw_exact(np.array([1, 2, 2, 1]), np.array([0, 1, 2, 3])), 6)
    0.244589
    """
    n_a, n_b = int(a.sum()), int(b.sum())
    if min(n_a, n_b) == 0:
        return None
    tied = np.asarray(a + b)
    rank_twice = 2 * (tied.cumsum() - tied) + tied + 1  # doubled mid-ranks are integers
    logs = np.concatenate([[0.0], np.log(np.arange(1, n_a + n_b + 1)).cumsum()])
    sums, weights = _rank_sums(tied, rank_twice, n_a=n_a, logs=logs)
    total = logs[n_a + n_b] - logs[n_a] - logs[n_b]
    expected = n_a * (n_a + n_b + 1)
    extreme = np.abs(sums - expected) >= abs(int(a @ rank_twice) - expected)
    p = float(np.exp(weights[extreme] - total).sum())
    return 1.0 if extreme.all() or p > 1 - _ROUNDING else p


def _rank_sums(
    tied: Counts, rank_twice: Counts, *, n_a: int, logs: Floats
) -> tuple[Counts, Floats]:
    """Every rank sum of n_a ratings drawn from the tied levels, with the log number of ways."""
    used = np.zeros(1, dtype=np.int64)
    sums = np.zeros(1, dtype=np.int64)
    weights = np.zeros(1)
    left = int(tied.sum())
    for size, rank in zip(tied[:-1].tolist(), rank_twice[:-1].tolist(), strict=True):
        left -= size
        taken = np.arange(size + 1)
        ways = logs[size] - logs[taken] - logs[size - taken]
        grid = (used[:, None] + taken).ravel()
        keep = (grid <= n_a) & (n_a - grid <= left)
        used = grid[keep]
        sums = (sums[:, None] + taken * rank).ravel()[keep]
        weights = (weights[:, None] + ways).ravel()[keep]
        if used.size > _MANY_STATES:
            used, sums, weights = _merge(used, sums, weights)
    last, size = n_a - used, int(tied[-1])
    return sums + last * int(rank_twice[-1]), weights + logs[size] - logs[last] - logs[size - last]


def _merge(used: Counts, sums: Counts, weights: Floats) -> tuple[Counts, Counts, Floats]:
    """Add up the ways of equal states; one 700 e-folds below the largest is 0 in any sum."""
    lowest = int(sums.min())
    width = int(sums.max()) - lowest + 1
    largest = weights.max()
    merged = np.bincount(used * width + sums - lowest, weights=np.exp(weights - largest))
    kept = np.flatnonzero(merged)
    return kept // width, kept % width + lowest, np.log(merged[kept]) + largest
