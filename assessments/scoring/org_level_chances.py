"""How likely each level of the whole is, exactly, from the likelihoods of its elements."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.scoring.org_level import LevelRule

Chances = tuple[float, ...]


def org_level_chances(
    chances: Sequence[Sequence[float]], *, core: Sequence[bool], rule: LevelRule
) -> Chances:
    r"""Probability of each level of a set of independent elements under the staged rule.

    With :math:`a_e = P(\text{element } e \ge t)` and :math:`b_e = P(e = t - 1)`, 0 for a
    foundation, element by element

    .. math:: W_e(j) = a_e \, W_{e-1}(j - 1) + b_e \, W_{e-1}(j), \quad W_0(0) = 1

    is the probability that none of the first e elements breaks R(t) and j of them are at t, so
    :math:`P(R(t)) = \sum_{j \ge \lceil q|E| \rceil} W_{|E|}(j)` and
    :math:`P(t) = P(R(t)) - P(R(t + 1))`.

    Parameters
    ----------
    chances : sequence of shape (n_elements, n_levels)
        Probability of each level of each element, every row adding up to 1.
    core : sequence of bool, shape (n_elements,)
    rule : LevelRule

    Returns
    -------
    tuple of float, shape (n_levels,)

    Notes
    -----
    It is what the draws of :func:`assessments.scoring.org_level_posterior.org_level_posterior`
    come to when there are ever more of them. static/js/what-if-chances.js does the same steps in
    the same order; a test compares the two.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from assessments.scoring.org_level import LevelRule
    >>> rule = LevelRule(frozenset(), Fraction(1), 2)
    >>> org_level_chances([(0.5, 0.5), (0.2, 0.8)], core=[False, False], rule=rule)
    (0.6, 0.4)
    """
    reached = [_reaching(chances, core=core, target=t, rule=rule) for t in range(2, rule.top + 1)]
    steps = [1.0, *reached, 0.0]
    return tuple(max(0.0, here - above) for here, above in pairwise(steps))


def move_chances(chances: Sequence[float], *, by: int) -> Chances:
    """Move an element's probabilities by whole levels; what would leave the scale stays at its end.

    Examples
    --------
    >>> move_chances((0.1, 0.7, 0.2), by=1), move_chances((0.1, 0.7, 0.2), by=-2)
    ((0.0, 0.1, 0.8999999999999999), (1.0, 0.0, 0.0))
    """
    moved = [0.0] * len(chances)
    for place, chance in enumerate(chances):
        moved[min(max(place + by, 0), len(chances) - 1)] += chance
    return tuple(moved)


def _reaching(
    chances: Sequence[Sequence[float]], *, core: Sequence[bool], target: int, rule: LevelRule
) -> float:
    ways = [1.0]
    for each, is_core in zip(chances, core, strict=True):
        at = sum(each[target - 1 :])
        near = 0.0 if is_core else each[target - 2]
        kept = [near * way for way in ways] + [0.0]
        raised = [0.0] + [at * way for way in ways]
        ways = [a + b for a, b in zip(kept, raised, strict=True)]
    return sum(ways[rule.needed(len(chances)) :])
