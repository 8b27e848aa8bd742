"""The weight a likelihood gives each level before anybody has answered."""

from __future__ import annotations


def prior_weight(alpha: float | None, *, levels: int) -> float:
    """Return the weight of each level: the one chosen, else Perks' 1/L.

    Perks' is one answer's worth of doubt, however long the scale.

    References
    ----------
    Perks, W. (1947). Some observations on inverse probability including a new indifference rule.
    Journal of the Institute of Actuaries, 73, 285-334.

    Examples
    --------
    >>> prior_weight(None, levels=4), prior_weight(0.5, levels=4)
    (0.25, 0.5)
    """
    return 1 / levels if alpha is None else alpha
