"""Two ratings by the same person: is the second one higher?"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from assessments.scoring.table import Counts

# Above, the same sum is taken by the incomplete beta function: whole numbers get too long.
MOST_SUMMED = 400


@dataclass(frozen=True, slots=True)
class PairedGap:
    """People whose second rating is higher (wins), lower (losses) or equal, and their sums."""

    n: int
    wins: int
    losses: int
    ties: int
    dominance: float | None
    mean_gap: float | None
    p_sign: float | None


def paired_gap(joint: Counts) -> PairedGap:
    r"""Dominance, mean gap and exact sign test from a joint table.

    Dominance is (wins - losses)/n, the gap is column minus row, and
    :math:`p = \min(1,\, 2 \sum_{i \le \min(W, Lo)} \binom{W+Lo}{i} 2^{-(W+Lo)})`.

    Parameters
    ----------
    joint : ndarray of int, shape (n_levels, n_levels)
        Rows: first rating (now). Columns: second (target or importance).

    Returns
    -------
    PairedGap
        Without pairs everything but the counts is None; without a difference p is None.

    Examples
    --------
    >>> paired_gap(np.array([[1, 3], [0, 2]])).mean_gap
    0.5
    """
    gap = np.arange(joint.shape[1])[None, :] - np.arange(joint.shape[0])[:, None]
    n = int(joint.sum())
    wins, losses = int(joint[gap > 0].sum()), int(joint[gap < 0].sum())
    ties = n - wins - losses
    if n == 0:
        return PairedGap(0, 0, 0, 0, None, None, None)
    mean = float((joint * gap).sum()) / n
    return PairedGap(n, wins, losses, ties, (wins - losses) / n, mean, _sign_test(wins, losses))


def _sign_test(wins: int, losses: int) -> float | None:
    pairs = wins + losses
    if pairs == 0:
        return None
    fewer = min(wins, losses)
    if pairs > MOST_SUMMED:
        from scipy.special import bdtr  # noqa: PLC0415  web processes must not load scipy

        return min(1.0, 2 * float(bdtr(fewer, pairs, 0.5)))
    tail = sum(comb(pairs, i) for i in range(fewer + 1))
    return min(1.0, 2 * tail / 2**pairs)
