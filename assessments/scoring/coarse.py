"""What a group too small for its histogram may show: a mean of one decimal that hides unanimity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class CoarseMean:
    """A mean to one decimal; the sign says if the true one is equal, at least or at most that."""

    op: Literal["=", ">=", "<="]
    value: float


def coarse_mean(hist: Sequence[int], *, levels: Sequence[int]) -> CoarseMean | None:
    r"""Mean to 0.1 (half up), clipped to :math:`[\ell_{\min} + 1/n,\; \ell_{\max} - 1/n]`.

    At an end of the clip, a unanimous group and one with a single dissenter look the same: the
    value is rounded inwards and only a bound is stated. All in integers.

    Returns
    -------
    CoarseMean or None
        None if nobody answered.

    Examples
    --------
    >>> coarse_mean([0, 0, 0, 5], levels=(1, 2, 3, 4))
    CoarseMean(op='>=', value=3.8)
    >>> coarse_mean([0, 0, 1, 4], levels=(1, 2, 3, 4))
    CoarseMean(op='>=', value=3.8)
    """
    n = sum(hist)
    if n == 0:
        return None
    total = sum(count * level for count, level in zip(hist, levels, strict=True))
    if total >= levels[-1] * n - 1:
        return CoarseMean(">=", 10 * (levels[-1] * n - 1) // n / 10)
    if total <= levels[0] * n + 1:
        return CoarseMean("<=", -(-10 * (levels[0] * n + 1) // n) / 10)
    return CoarseMean("=", (20 * total + n) // (2 * n) / 10)
