"""What a group too small for its histogram may show: a mean of one decimal that hides unanimity."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from assessments.scoring.native import half_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Op = Literal["=", ">=", "<=", "~"]
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class CoarseMean:
    """A mean to one decimal; the sign says if the true one is that, at least, at most or about."""

    op: Op
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


def mean_of_coarse(means: Iterable[tuple[CoarseMean, float]]) -> CoarseMean | None:
    r"""Weighted mean of means that are shown to one decimal, itself to 0.1 (half up).

    A function of what is shown, so it tells nothing more. Bounds of one kind alone give a bound,
    rounded outwards; where bounds stand beside means, or both kinds of bounds do, the true mean is
    only about that.

    Parameters
    ----------
    means : iterable of (CoarseMean, float)
        Each with its weight; those without weight drop out.

    Returns
    -------
    CoarseMean or None
        None without any weight.

    Examples
    --------
    >>> equal, bound = CoarseMean("=", 2.4), CoarseMean(">=", 3.8)
    >>> mean_of_coarse([(bound, 1), (bound, 2)])
    CoarseMean(op='>=', value=3.8)
    >>> mean_of_coarse([(equal, 1), (bound, 1)])
    CoarseMean(op='~', value=3.1)
    """
    used = [(mean, weight) for mean, weight in means if weight > 0]
    if not used:
        return None
    total = sum(weight for _, weight in used)
    mean = sum(each.value * weight for each, weight in used) / total
    ops = {each.op for each, _ in used}
    op: Op = ops.pop() if len(ops) == 1 else "~"
    if op == ">=":
        return CoarseMean(op, floor(10 * mean + _TINY) / 10)
    if op == "<=":
        return CoarseMean(op, ceil(10 * mean - _TINY) / 10)
    return CoarseMean(op, half_up(10 * mean) / 10)
