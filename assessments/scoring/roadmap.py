"""Ways to the next level within a budget: the cheapest, the soonest, the surest."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assessments.scoring.roadmap_choice import Choices
from assessments.scoring.roadmap_order import place_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessments.scoring.roadmap_choice import Steps
    from assessments.scoring.roadmap_demand import Demand, Key
    from assessments.scoring.roadmap_ground import Ground, Step

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


def plan_roadmap(ground: Ground, *, aim: Aim, demand: Demand | None = None) -> Roadmap | None:
    """Choose steps and their quarters within the budget of each quarter.

    Days are saved up: all that is done by the end of a quarter costs no more than all days until
    then. No step ends in the quarter of one that it needs. The days and the quarter of the answer
    are the best there are, proven by the solver; nothing is cut off by a gap or a clock.

    Parameters
    ----------
    ground : Ground
        Steps, prerequisites, budgets and the rule.
    aim : {"cheapest", "soonest"}
        "cheapest": the fewest person-days, then as early as they allow. "soonest": as early as
        possible, then the fewest person-days.
    demand : Demand, optional
        What is to be met; what the level asks for without one.

    Returns
    -------
    Roadmap or None
        None where no choice of steps meets the demand within the quarters.
    """
    return _plan(Choices(ground, demand or ground.demand), aim=aim)


def plan_surest(ground: Ground, demands: Sequence[Demand]) -> tuple[Roadmap, Demand] | None:
    """Meet the strictest of ever stricter demands that can be met, with the fewest person-days."""
    tried = [Choices(ground, demand) for demand in demands]
    last = len(ground.budgets) - 1
    met = bisect_left(tried, True, key=lambda each: each.cheapest(last) is None)
    way = _plan(tried[met - 1], aim="cheapest") if met else None
    return None if way is None else (way, demands[met - 1])


def with_wanted(demand: Demand, wanted: Iterable[Key]) -> Demand:
    """Return a demand that asks for further steps as well."""
    return replace(demand, required=demand.required | frozenset(wanted))


def only_wanted(demand: Demand, wanted: Iterable[Key]) -> Demand:
    """Return what asks for these steps alone, whether or not they lead to the level."""
    return replace(demand, required=frozenset(wanted), helping=frozenset(), missing=0)


def least_budget(ground: Ground, *, quarters: int, demand: Demand | None = None) -> int | None:
    """Fewest whole person-days that, given every quarter, meet the demand in so many quarters.

    Parameters
    ----------
    ground : Ground
        Its own budgets are not looked at.
    quarters : int
    demand : Demand, optional
        What the level asks for without one.

    Returns
    -------
    int or None
        None where the quarters are too few, whatever is spent, or an element has to be rated first.
    """
    return Choices(ground, demand or ground.demand).least_budget(quarters)


def _plan(choices: Choices, *, aim: Aim) -> Roadmap | None:
    quarters = range(len(choices.ground.budgets))
    cheapest = choices.cheapest(quarters[-1])
    if cheapest is None:
        return None
    most = _effort(cheapest) if aim == "cheapest" else None
    last = bisect_left(quarters, True, key=lambda each: _is_met(choices, each, most))
    steps = choices.cheapest(last) or ()
    return _laid_out(choices.ground, steps, last=last)


def _is_met(choices: Choices, last: int, most: int | None) -> bool:
    """Once it is met by a quarter it is by every later one, and never at more days."""
    steps = choices.cheapest(last)
    return steps is not None and (most is None or _effort(steps) <= most)


def _laid_out(ground: Ground, steps: Steps, *, last: int) -> Roadmap:
    placed = place_steps(steps, ground, last=last)
    return Roadmap(placed, _reached(ground, placed))


def _reached(ground: Ground, placed: Sequence[tuple[Step, int]]) -> int | None:
    demand = ground.demand
    for quarter in range(len(ground.budgets)):
        taken = {step.key for step, end in placed if end <= quarter}
        if demand.required <= taken and len(demand.helping & taken) >= demand.missing:
            return quarter
    return None


def _effort(steps: Steps) -> int:
    return sum(step.effort for step in steps)
