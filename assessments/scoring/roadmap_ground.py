"""What a roadmap is planned on: the steps one may take, what they need, and what the level asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessments.scoring.roadmap_demand import Demand, Key


@dataclass(frozen=True, slots=True)
class Step:
    """One level up of one element: person-days it takes, and what the score gains by it."""

    element: str
    level: int
    effort: int
    gain: float
    mean: float = 0.0
    """Of the element before the step."""

    @property
    def key(self) -> Key:
        """The element and the level it is led to."""
        return (self.element, self.level)


@dataclass(frozen=True)
class Ground:
    """Steps in the order of the elements, and prerequisites by step.

    `demand` is what the level asks for; a way may be asked for more.
    """

    steps: tuple[Step, ...]
    needs: Mapping[Key, frozenset[Key]]
    demand: Demand

    def needs_of(self, key: Key) -> frozenset[Key]:
        """Return the steps that have to be done a quarter before this one."""
        return self.needs.get(key, frozenset())

    def depth(self, key: Key) -> float:
        """Return how many quarters have to come before it; infinite if it never can be done."""
        return self.depths.get(key, inf)

    def closure(self, keys: Iterable[Key]) -> set[Key]:
        """Return the steps and everything they need."""
        found: set[Key] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting.extend(self.needs_of(key))
        return found

    @cached_property
    def depths(self) -> dict[Key, float]:
        """Quarters that have to come before each step."""
        known = {step.key for step in self.steps}
        found: dict[Key, float] = {}

        def deepen(key: Key) -> float:
            if key not in known:
                return inf
            if key not in found:
                before = (1 + deepen(needed) for needed in self.needs_of(key))
                found[key] = max(before, default=0)
            return found[key]

        for key in known:
            deepen(key)
        return found

    @cached_property
    def longest(self) -> int:
        """The most quarters that have to come before any step that can be done."""
        return int(max((depth for depth in self.depths.values() if depth < inf), default=0))


def candidate_steps(
    levels: Mapping[str, int | None],
    *,
    means: Mapping[str, float | None],
    weights: Mapping[str, float],
    efforts: Mapping[Key, int],
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
    efforts : mapping of (element, level) to whole person-days
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
            steps.append(Step(element, level, efforts[element, level], gain, mean))
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


def quarters_needed(ground: Ground, demand: Demand) -> int | None:
    """Fewest quarters that meet a demand however much is spent; None if nothing does.

    A step ends a quarter after the last it needs, so the answer is the longest chain among the
    required steps and the shortest of those that only have to be many enough.
    """
    required = [ground.depth(key) for key in demand.required]
    helping = sorted(ground.depth(key) for key in demand.helping)
    if len(helping) < demand.missing:
        return None
    longest = max([*required, *helping[: max(0, demand.missing)]], default=-1)
    return None if longest == inf else int(longest) + 1
