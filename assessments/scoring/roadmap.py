"""Ways to the next level within a budget: the cheapest, the soonest, the surest."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from assessments.scoring.roadmap_order import place_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.scoring.roadmap_choice import Choices, Steps
    from assessments.scoring.roadmap_demand import Demand
    from assessments.scoring.roadmap_ground import Ground
    from assessments.scoring.roadmap_steps import Step

Aim = Literal["cheapest", "soonest"]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The steps in the quarters they end in; `reached` is the quarter of the level, or None."""

    steps: tuple[tuple[Step, int], ...]
    reached: int | None

    @property
    def effort(self) -> int:
        """Person-days over all quarters."""
        return sum(step.effort for step, _quarter in self.steps)

    @property
    def gain(self) -> float:
        """What the score gains by the end."""
        return sum(step.gain for step, _quarter in self.steps)


def plan_roadmap(choices: Choices, *, budgets: Sequence[float], aim: Aim) -> Roadmap | None:
    """Choose steps and their quarters within the budget of each quarter.

    Days are saved up: all that is done by the end of a quarter costs no more than all days until
    then. No step ends in the quarter of one that it needs. The days and the quarter of the answer
    are the best there are, proven by the solver; nothing is cut off by a gap or a clock.

    Parameters
    ----------
    choices : Choices
        Steps and prerequisites, and the demand that is to be met.
    budgets : sequence of float, shape (n_quarters,)
        Person-days of each quarter.
    aim : {"cheapest", "soonest"}
        "cheapest": the fewest person-days, then as early as they allow. "soonest": as early as
        possible, then the fewest person-days.

    Returns
    -------
    Roadmap or None
        None where no choice of steps meets the demand within the quarters.
    """
    saved = tuple(accumulate(budgets))
    cheapest = choices.within(saved)
    if cheapest is None:
        return None
    most = _effort(cheapest) if aim == "cheapest" else None

    def is_met(quarters: int) -> bool:
        """Once it is met in so many quarters it is in more, and never with more days."""
        steps = choices.within(saved[:quarters])
        return steps is not None and (most is None or _effort(steps) <= most)

    earliest = bisect_left(range(1, len(saved)), True, key=is_met) + 1
    until = saved[:earliest]
    placed = place_steps(choices.within(until) or (), choices.ground, saved=until)
    return Roadmap(placed, _reached(choices.ground, placed))


def plan_surest(
    tried: Sequence[Choices], *, budgets: Sequence[float]
) -> tuple[Roadmap, Demand] | None:
    """Meet the strictest of ever stricter demands that can be met, with the fewest person-days.

    Parameters
    ----------
    tried : sequence of Choices
        Of the demands, from the one that asks for the least.
    budgets : sequence of float, shape (n_quarters,)
    """
    saved = tuple(accumulate(budgets))
    met = bisect_left(tried, True, key=lambda each: each.within(saved) is None)
    if not met:
        return None
    way = plan_roadmap(tried[met - 1], budgets=budgets, aim="cheapest")
    return None if way is None else (way, tried[met - 1].demand)


def _reached(ground: Ground, placed: Sequence[tuple[Step, int]]) -> int | None:
    demand = ground.demand
    for quarter in range(1 + max((end for _step, end in placed), default=0)):
        taken = {step.key for step, end in placed if end <= quarter}
        if demand.required <= taken and len(demand.helping & taken) >= demand.missing:
            return quarter
    return None


def _effort(steps: Steps) -> int:
    return sum(step.effort for step in steps)
