"""The weight a likelihood gives each level before anybody has answered."""

from __future__ import annotations


def prior_weight(alpha: float | None, *, levels: int) -> float:
    """Return the weight of each level that was chosen, else Perks'."""
    return perks(levels) if alpha is None else alpha


def perks(levels: int) -> float:
    """Weight of each of L levels, 1/L: one answer's worth of doubt, however long the scale.

    References
    ----------
    Perks, W. (1947). Some observations on inverse probability including a new indifference rule.
    Journal of the Institute of Actuaries, 73, 285-334.

    Examples
    --------
    >>> perks(4), perks(5)
    (0.25, 0.2)
    """
    return 1 / levels
