"""Probabilities in words: the bands in which a likelihood may be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BANDS = ((0.95, "very likely"), (0.80, "likely"), (0.60, "more likely than not"))
SMALLEST_GROUP_WITH_NUMBERS = 12
NEVER_CERTAIN = 0.99


def likelihood_words(likelihood: Sequence[float], *, rank: int, levels: Sequence[int]) -> str:
    """Say how sure a level is; below 60 % name the two neighbouring levels it lies between.

    Parameters
    ----------
    likelihood : sequence of float
        Probability of each level.
    rank : int
        1 for the lowest level: the level that is shown.
    levels : sequence of int
        Labels of the scale.

    Examples
    --------
    >>> likelihood_words([0.0, 0.97, 0.03, 0.0], rank=2, levels=(1, 2, 3, 4))
    'very likely'
    >>> likelihood_words([0.0, 0.5, 0.5, 0.0], rank=3, levels=(1, 2, 3, 4))
    'between level 2 and 3'
    """
    sure = likelihood[rank - 1]
    for limit, word in BANDS:
        if sure >= limit:
            return word
    below = likelihood[rank - 2] if rank > 1 else -1.0
    above = likelihood[rank] if rank < len(levels) else -1.0
    low = rank - 1 if below >= above else rank
    return f"between level {levels[low - 1]} and {levels[low]}"
