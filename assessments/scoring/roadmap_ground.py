"""What a roadmap is planned on: steps, the chains they stand in, and what the level asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessments.scoring.roadmap_demand import Demand, Key
    from assessments.scoring.roadmap_steps import Step


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
