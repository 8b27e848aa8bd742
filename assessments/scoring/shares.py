"""How large a share of a group stands at or above each level."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from assessments.scoring.table import Counts, CountTable, Floats, divide

if TYPE_CHECKING:
    from numpy.typing import NDArray

ACHIEVEMENT = ("N", "P", "L", "F")


Amounts = TypeVar("Amounts", Counts, Floats)


def count_at_or_above(counts: Amounts) -> Amounts:
    r"""Ratings, or shares, at or above each level, :math:`C_t = \sum_{\ell \ge t} h_\ell`."""
    return np.flip(np.flip(counts, axis=-1).cumsum(axis=-1), axis=-1)


def share_at_or_above(table: CountTable) -> Floats:
    """Share of valid ratings at or above each level, :math:`c_t = C_t/n`.

    Returns
    -------
    ndarray of shape (n_segments, n_items, n_levels)
        The first share is 1; NaN where nobody answered.
    """
    return divide(count_at_or_above(table.counts), table.answered[..., None])


def achievement(table: CountTable) -> NDArray[np.str_]:
    """Degree of achievement of each level, in the four words of ISO/IEC 33020.

    N (not) up to 15 % of the ratings at or above the level, P (partly) up to 50 %, L (largely) up
    to 85 %, F (fully) above. Decided in integers.

    Returns
    -------
    ndarray of str, shape (n_segments, n_items, n_levels)
        Empty strings where nobody answered.

    Examples
    --------
    >>> achievement(CountTable(np.array([[[1, 2, 5, 2]]]), ("all",), ("q",), (1, 2, 3, 4)))
    array([[['F', 'F', 'L', 'P']]], dtype='<U1')
    """
    hundredfold = 100 * count_at_or_above(table.counts)
    answered = table.answered[..., None]
    passed = sum((hundredfold > limit * answered).astype(np.int64) for limit in (15, 50, 85))
    return np.where(answered > 0, np.asarray(ACHIEVEMENT)[passed], "")
