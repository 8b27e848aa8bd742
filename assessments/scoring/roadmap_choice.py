"""The cheapest steps that meet a demand by the end of a quarter: a small 0/1 program for HiGHS."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from assessments.scoring.roadmap_order import fits, heights_of, spent_by_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.scoring.roadmap_demand import Demand, Key
    from assessments.scoring.roadmap_ground import Ground
    from assessments.scoring.roadmap_steps import Step
    from assessments.scoring.table import Floats

Steps = tuple["Step", ...]
_TIE = 0.5
_OPTIMAL, _IMPOSSIBLE = 0, 2


class Choices:
    r"""The cheapest steps that meet a demand, in so many quarters and with so many person-days.

    A set of steps can be done by the end of quarter q exactly if it can be done as late as
    possible. A step on which a chain of h further steps waits then ends in quarter q - h, so with
    :math:`x_{sh} = 1` if step s is taken and at least h quarters have to follow it, all there is
    to say is

    .. math:: \sum_s c_s x_{sh} \le \sum_{i \le q - h} B_i, \quad x_{sh} \le x_{p,h+1} \le x_{ph}

    for every h and every prerequisite p of s, and that what the demand requires is taken and
    enough of what helps. Of ways with equally few days it takes one whose elements have high
    means.

    Parameters
    ----------
    ground : Ground
    demand : Demand
    """

    def __init__(self, ground: Ground, demand: Demand) -> None:
        self.ground = ground
        self.demand = demand
        self._unlimited: dict[int, Steps | None] = {}
        self._within: dict[tuple[float, ...], Steps | None] = {}

    def unlimited(self, quarters: int) -> Steps | None:
        """Return the cheapest steps if there were days enough in every quarter."""
        last = min(quarters - 1, self.ground.longest)
        if last not in self._unlimited:
            self._unlimited[last] = _Program(self.ground, self.demand, last=last).choose()
        return self._unlimited[last]

    def within(self, saved: tuple[float, ...]) -> Steps | None:
        """Return the cheapest steps for the days saved by the end of each quarter, or None."""
        if saved not in self._within:
            self._within[saved] = self._choose_within(saved)
        return self._within[saved]

    def least_budget(self, quarters: int) -> int | None:
        """Return the fewest whole days that, given every quarter, meet the demand in so many.

        None where the quarters are too few, whatever is spent.
        """
        steps = self.unlimited(quarters)
        if steps is None:
            return None
        spent = spent_by_height(steps, self.ground)
        each = [-(-days // (quarters - height)) for height, days in enumerate(spent)]
        if not each or each[0] == max(each):
            return each[0] if each else 0
        return _Program(self.ground, self.demand, last=quarters - 1, heights=True).least_budget()

    def _choose_within(self, saved: tuple[float, ...]) -> Steps | None:
        if self._required_days > saved[-1]:
            return None
        steps = self.unlimited(len(saved))
        if steps is None or sum(step.effort for step in steps) > saved[-1]:
            return None
        if fits(steps, self.ground, saved=saved):
            return steps
        last = len(saved) - 1
        return _Program(self.ground, self.demand, last=last, heights=True).choose_within(saved)

    @cached_property
    def _required_days(self) -> int:
        """Of the steps without which nothing goes: enough to refuse most that is out of reach."""
        required = self.ground.closure(self.demand.required)
        return sum(step.effort for step in self.ground.steps if step.key in required)


class _Program:
    """Columns: x of every step that may be of use, and of every height it may come to stand at."""

    def __init__(self, ground: Ground, demand: Demand, *, last: int, heights: bool = False) -> None:
        self.ground, self.demand, self.last = ground, demand, last
        self.steps = _useful(ground, demand, last=last)
        tallest = heights_of(self.steps, ground)
        pairs = [(s.key, h) for s in self.steps for h in range(heights * tallest[s.key] + 1)]
        self.column: dict[tuple[Key, int], int] = {pair: n for n, pair in enumerate(pairs)}
        self.rows: list[dict[int, float]] = []
        self.most: list[float] = []
        self._write_order(is_tall=heights)
        self.is_possible = self._write_demand()

    def choose(self) -> Steps | None:
        objective = np.zeros(len(self.column))
        whole = sum(step.mean for step in self.steps) or 1.0
        for step in self.steps:
            objective[self.column[step.key, 0]] = step.effort - _TIE * step.mean / whole
        return self._taken(self._solve(objective))

    def choose_within(self, saved: Sequence[float]) -> Steps | None:
        """Choose with the days saved by the end of every quarter."""
        for height, row in enumerate(self._spent()):
            self._add(row, saved[self.last - height])
        return self.choose()

    def least_budget(self) -> int | None:
        """Make the budget of a quarter a column, and as small as it can be."""
        budget = len(self.column)
        for height, row in enumerate(self._spent()):
            self._add(row | {budget: -(self.last + 1.0 - height)}, 0.0)
        found = self._solve(np.eye(1, budget + 1, budget)[0])
        return None if found is None else round(found[-1])

    def _write_order(self, *, is_tall: bool) -> None:
        for (key, height), column in self.column.items():
            if height:
                self._add({column: 1.0, self.column[key, height - 1]: -1.0}, 0.0)
            for needed in self.ground.needs_of(key):
                self._add({column: 1.0, self.column[needed, is_tall * (height + 1)]: -1.0}, 0.0)

    def _write_demand(self) -> bool:
        """Say whether what the demand asks for is there to be taken at all."""
        demand = self.demand
        known = [self.column[key, 0] for key in demand.helping if (key, 0) in self.column]
        if demand.missing > 0:
            self._add(dict.fromkeys(known, -1.0), -float(demand.missing))
        return len(known) >= demand.missing and all((k, 0) in self.column for k in demand.required)

    def _spent(self) -> list[dict[int, float]]:
        efforts = {step.key: float(step.effort) for step in self.steps}
        tallest = max((height for _key, height in self.column), default=-1)
        return [
            {c: efforts[key] for (key, each), c in self.column.items() if each == height}
            for height in range(tallest + 1)
        ]

    def _add(self, row: dict[int, float], most: float) -> None:
        self.rows.append(row)
        self.most.append(most)

    def _solve(self, objective: Floats) -> Floats | None:
        if not self.is_possible:
            return None
        lower, upper = np.zeros(len(objective)), np.ones(len(objective))
        upper[len(self.column) :] = np.inf
        lower[[self.column[key, 0] for key in self.demand.required]] = 1.0
        if not self.rows:
            return lower
        found = milp(
            objective,
            integrality=np.ones(len(objective), dtype=np.int64),
            bounds=Bounds(lower, upper),
            constraints=LinearConstraint(self._matrix(len(objective)), ub=np.array(self.most)),
            options={"mip_rel_gap": 0.0},
        )
        if found.status not in {_OPTIMAL, _IMPOSSIBLE}:
            raise RuntimeError(f"HiGHS: {found.message}")
        return found.x

    def _matrix(self, width: int) -> csr_array:
        data = [value for row in self.rows for value in row.values()]
        columns = [column for row in self.rows for column in row]
        ends = np.cumsum([0, *(len(row) for row in self.rows)])
        return csr_array((data, columns, ends), shape=(len(self.rows), width))

    def _taken(self, solution: Floats | None) -> Steps | None:
        if solution is None:
            return None
        return tuple(step for step in self.steps if round(solution[self.column[step.key, 0]]))


def _useful(ground: Ground, demand: Demand, *, last: int) -> Steps:
    """Steps the demand names and all they need, as far as the quarters are long enough for them."""
    named = [key for key in (*demand.required, *demand.helping) if ground.depth(key) <= last]
    useful = ground.closure(named)
    return tuple(step for step in ground.steps if step.key in useful)
