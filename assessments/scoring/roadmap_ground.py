"""What a roadmap is planned on: the steps one may take, what they need, and what the level asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.scoring.org_level import LevelRule

Key = tuple[str, int]
"""An element and the level a step leads it to."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level up of one element: person-days it takes, and what the score gains by it."""

    element: str
    level: int
    effort: float
    gain: float

    @property
    def key(self) -> Key:
        """The element and the level it is led to."""
        return (self.element, self.level)


@dataclass(frozen=True, slots=True)
class Demand:
    """Steps without which the level is not reached, and how many of `helping` are missing."""

    target: int
    required: frozenset[Key]
    helping: frozenset[Key]
    missing: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Steps in the order of the elements, prerequisites by step, and person-days a quarter."""

    steps: tuple[Step, ...]
    needs: Mapping[Key, frozenset[Key]]
    budgets: tuple[float, ...]
    demand: Demand

    def needs_of(self, key: Key) -> frozenset[Key]:
        """Return the steps that have to be done a quarter before this one."""
        return self.needs.get(key, frozenset())


def candidate_steps(
    levels: Mapping[str, int | None],
    *,
    means: Mapping[str, float | None],
    weights: Mapping[str, float],
    efforts: Mapping[Key, float],
    top: int,
) -> tuple[Step, ...]:
    r"""Every step one may take from where the elements stand; unrated ones have none.

    A step moves the mean of its element by a level, never beyond the top, so the score by

    .. math:: g = w_e \, (\min(m + 1, L) - m) / \sum_i w_i

    Parameters
    ----------
    levels : mapping of element to level
        None for an element nobody could rate: it has to be rated before it can be planned.
    means, weights : mapping of element to number
    efforts : mapping of (element, level) to person-days
    top : int
        The highest level.

    Examples
    --------
    >>> steps = candidate_steps({"A1": 2}, means={"A1": 2.4}, weights={"A1": 1.0},
    ...                         efforts={("A1", 3): 20, ("A1", 4): 30}, top=4)
    >>> [(step.level, round(step.gain, 2)) for step in steps]
    [(3, 1.0), (4, 0.6)]
    """
    rated = [element for element, level in levels.items() if level is not None]
    whole = sum(weights[element] for element in rated)
    steps = []
    for element in rated:
        mean = float(means[element] or levels[element] or 0)
        for level in range((levels[element] or 0) + 1, top + 1):
            after = min(mean + 1.0, float(top))
            gain = weights[element] * (after - mean) / whole
            steps.append(Step(element, level, float(efforts[element, level]), gain))
            mean = after
    return tuple(steps)


def step_needs(
    levels: Mapping[str, int | None], *, prerequisites: Mapping[Key, frozenset[Key]], top: int
) -> dict[Key, frozenset[Key]]:
    """Return what every step needs: the one below it, and its prerequisites not yet met.

    Examples
    --------
    >>> needs = step_needs({"C1": 1, "C2": 2}, top=3,
    ...                    prerequisites={("C2", 3): frozenset({("C1", 2)})})
    >>> sorted(needs[("C2", 3)]), sorted(needs[("C1", 3)])
    ([('C1', 2)], [('C1', 2)])
    """
    found: dict[Key, frozenset[Key]] = {}
    for element, now in levels.items():
        for level in range((now or 0) + 1, top + 1):
            asked = set(prerequisites.get((element, level), frozenset()))
            if level > (now or 0) + 1:
                asked.add((element, level - 1))
            found[element, level] = frozenset(
                (other, at) for other, at in asked if other in levels and (levels[other] or 0) < at
            )
    return found


def level_demand(levels: Mapping[str, int | None], *, rule: LevelRule, target: int) -> Demand:
    """Say the staged rule R(target) in steps.

    Foundations below the target have to reach it, every other element the level before it, and
    enough elements the target itself. An unrated element counts as below level 1.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from assessments.scoring.org_level import LevelRule
    >>> rule = LevelRule(frozenset({"A1"}), Fraction(1, 2), top=4)
    >>> demand = level_demand({"A1": 1, "A2": 3, "A3": 2}, rule=rule, target=2)
    >>> sorted(demand.required), demand.missing
    ([('A1', 2)], 0)
    """
    floors = {element: target if element in rule.core else target - 1 for element in levels}
    required = {(e, floors[e]) for e, level in levels.items() if (level or 0) < floors[e]}
    helping = {(e, target) for e, level in levels.items() if (level or 0) < target}
    reached = len(levels) - len(helping)
    missing = max(0, rule.needed(len(levels)) - reached)
    return Demand(target, frozenset(required), frozenset(helping), missing)


def quarters_needed(ground: Ground) -> int | None:
    """Fewest quarters that lead to the level however much is spent; None if nothing does.

    A step ends a quarter after the last it needs, so the answer is the longest chain among the
    steps the level requires and the shortest of those that only have to be many enough.
    """
    known = {step.key for step in ground.steps}
    depths: dict[Key, float] = {}
    required = [_depth(key, ground, known, depths) for key in ground.demand.required]
    helping = sorted(_depth(key, ground, known, depths) for key in ground.demand.helping)
    longest = max([*required, *helping[: ground.demand.missing]], default=0.0)
    return None if longest == float("inf") else int(longest)


def _depth(key: Key, ground: Ground, known: set[Key], depths: dict[Key, float]) -> float:
    if key not in known:
        return float("inf")
    if key not in depths:
        depths[key] = 1 + max(
            (_depth(each, ground, known, depths) for each in ground.needs_of(key)), default=0.0
        )
    return depths[key]
