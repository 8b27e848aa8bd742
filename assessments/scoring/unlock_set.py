"""The cheapest set of elements to raise before the next level of the whole is reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.scoring.org_level import org_level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessments.scoring.org_level import LevelRule

    Cost = Callable[[str, int], float]


@dataclass(frozen=True, slots=True)
class Move:
    """Raise one element; *start* is None for an element nobody could rate."""

    element: str
    start: int | None
    end: int


@dataclass(frozen=True, slots=True)
class UnlockSet:
    """The moves that reach *target*, in the order of the elements, and what they cost."""

    target: int
    moves: tuple[Move, ...]
    total_cost: float


def unlock_set(
    levels: Mapping[str, int | None],
    *,
    rule: LevelRule,
    cost: Cost | None = None,
    target: int | None = None,
) -> UnlockSet | None:
    r"""Cheapest set of raises that makes the staged rule R(t) true at t = low + 1.

    Every core element below t must go to t, every other below t - 1 to t - 1. If fewer than
    :math:`\lceil q|E| \rceil` are then at t, the non-core elements with the smallest extra cost
    follow. Costs are separable and only a number is missing, so this greedy choice is exact.

    Parameters
    ----------
    levels : mapping of element to level
        None for unrated, which counts as 0.
    rule : LevelRule
    cost : callable, optional
        ``cost(element, level)``: the whole cost of bringing the element to that level, 0 if it is
        there. Default: level steps.
    target : int, optional
        Another level than the next.

    Returns
    -------
    UnlockSet or None
        None if there is nothing above, or nothing to raise.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from assessments.scoring.org_level import LevelRule
    >>> rule = LevelRule(frozenset({"A1"}), Fraction(1, 2), top=4)
    >>> unlock_set({"A1": 1, "A2": 3, "A3": 2}, rule=rule).moves
    (Move(element='A1', start=1, end=2),)
    """
    found = org_level(levels, rule=rule)
    if found is None:
        return None
    goal = found[0] + 1 if target is None else target
    if goal > rule.top or goal <= found[0]:
        return None
    price = cost or _level_steps(levels)
    ends = _needed_ends(levels, rule=rule, goal=goal, price=price)
    moves = tuple(
        Move(element, levels[element], ends[element])
        for element in levels
        if ends[element] > (levels[element] or 0)
    )
    return UnlockSet(goal, moves, sum(price(move.element, move.end) for move in moves))


def _needed_ends(
    levels: Mapping[str, int | None], *, rule: LevelRule, goal: int, price: Cost
) -> dict[str, int]:
    ends = {
        element: max(level or 0, goal if element in rule.core else goal - 1)
        for element, level in levels.items()
    }
    short = rule.needed(len(ends)) - sum(end >= goal for end in ends.values())
    waiting = [element for element, end in ends.items() if end < goal]
    waiting.sort(key=lambda element: price(element, goal) - price(element, ends[element]))
    for element in waiting[: max(0, short)]:
        ends[element] = goal
    return ends


def _level_steps(levels: Mapping[str, int | None]) -> Cost:
    return lambda element, level: max(0, level - (levels[element] or 0))
