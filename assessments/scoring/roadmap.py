"""Which steps to take in which quarter: a small integer program, solved exactly by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from assessments.scoring.roadmap_ground import Ground, Key, Step
    from assessments.scoring.table import Floats

Aim = Literal["level", "cheapest", "gain"]
GAIN_GAP = 0.005
ORDER_GAP = 0.05
_SLACK = 1e-6
_OPTIMAL, _STOPPED = 0, 1
LONGEST_SECONDS = 10.0
"""Of one solving. The hardest terms tried take two; the best found by then is taken."""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The steps in the quarters they end in; `reached` is the quarter of the level, or None."""

    steps: tuple[tuple[Step, int], ...]
    reached: int | None

    @property
    def effort(self) -> float:
        """Person-days over all quarters."""
        return sum(step.effort for step, _quarter in self.steps)

    @property
    def gain(self) -> float:
        """What the score gains by the end."""
        return sum(step.gain for step, _quarter in self.steps)


def plan_roadmap(ground: Ground, *, aim: Aim, wanted: Iterable[Key] = ()) -> Roadmap | None:
    r"""Choose steps and their quarters within the budget of each quarter.

    With :math:`D_{sq} = 1` if step s is done by the end of quarter q and :math:`y_q = 1` if the
    level t is reached by then:

    .. math:: \sum_s c_s D_{sq} \le \sum_{i \le q} B_i, \quad D_{s,q-1} \le D_{sq} \le D_{p,q-1}

    for every prerequisite p of s: days may be put into a step before the quarter it ends in, and
    no step ends in the quarter of one that it needs. The staged rule R(t) becomes linear rows:
    :math:`y_q \le D_{sq}` for each step that a foundation, or an element more than one level
    below, has to take; :math:`\lceil q|E| \rceil y_q \le` the number of elements at t or above.

    Parameters
    ----------
    ground : Ground
        Steps, prerequisites, budgets and the rule.
    aim : {"level", "cheapest", "gain"}
        "level": reach the level as early as possible (:math:`\max \sum_q y_q`), then what the
        score gains by the end (:math:`\max \sum_s g_s D_{sQ}`). "cheapest": reach it with the
        fewest person-days, then as early as possible. "gain": the gain alone. The gain is within
        half a percent of the best there is, everything else exact. Last, the steps chosen are
        ordered so that the score gains early (:math:`\sum_{sq} g_s D_{sq}`, within 5 %).
    wanted : iterable of (element, level), optional
        Steps that have to be done by the end.

    Returns
    -------
    Roadmap or None
        None where no choice of steps does it: "cheapest" without a way to the level, or `wanted`
        that do not fit.
    """
    program = _Program(ground, wanted)
    early, gain = (-program.early(), 0.0), (-program.gain(), GAIN_GAP)
    if aim == "cheapest":
        program.require_level()
        aims = [(program.effort(), 0.0), early]
    else:
        aims = [gain] if aim == "gain" else [early, gain]
    best: Floats | None = None
    for objective, gap in aims:
        best = program.solve(objective, gap=gap)
        if best is None:
            return None
        program.keep(objective, most=float(objective @ best))
    if best is not None:
        program.settle(best)
    return program.read(program.solve(-program.soon(), gap=ORDER_GAP))


def least_budget(ground: Ground, *, wanted: Iterable[Key] = ()) -> float | None:
    """Smallest budget that, given every quarter, reaches the level by the end.

    Parameters
    ----------
    ground : Ground
        Its own budgets are not looked at, only how many quarters there are.

    Returns
    -------
    float or None
        None where the quarters are too few, whatever is spent, or an element has to be rated first.
    """
    program = _Program(ground, wanted, free_budget=True)
    program.require_level()
    found = program.solve(program.budget())
    return None if found is None else float(found[-1])


class _Program:
    """Columns: D of every step and quarter, y of every quarter, and the budget where it is free."""

    def __init__(self, ground: Ground, wanted: Iterable[Key], *, free_budget: bool = False) -> None:
        self.ground = ground
        self.quarters = len(ground.budgets)
        self.place = {step.key: place for place, step in enumerate(ground.steps)}
        self.done = len(ground.steps) * self.quarters
        self.width = self.done + self.quarters + free_budget
        self.free_budget = free_budget
        self.rows: list[dict[int, float]] = []
        self.most: list[float] = []
        self.lower = np.zeros(self.width)
        self.upper = np.ones(self.width)
        if free_budget:
            self.upper[-1] = np.inf
        self._write_order()
        self._write_budgets()
        self._write_level()
        self.is_possible = self._want(wanted)

    def column(self, key: Key, quarter: int) -> int:
        return self.place[key] * self.quarters + quarter

    def early(self) -> Floats:
        return self._objective({self.done + quarter: 1.0 for quarter in range(self.quarters)})

    def gain(self) -> Floats:
        last = self.quarters - 1
        return self._objective({self.column(s.key, last): s.gain for s in self.ground.steps})

    def soon(self) -> Floats:
        """Count what the score gains for every quarter it lasts."""
        gains = np.repeat([step.gain for step in self.ground.steps], self.quarters)
        return np.concatenate([gains, np.zeros(self.width - self.done)])

    def settle(self, solution: Floats) -> None:
        """Hold which steps are taken; their quarters stay open."""
        for step in self.ground.steps:
            last = self.column(step.key, self.quarters - 1)
            if round(solution[last]):
                self.lower[last] = 1.0
            else:
                self.upper[self.column(step.key, 0) : last + 1] = 0.0

    def effort(self) -> Floats:
        last = self.quarters - 1
        return self._objective({self.column(s.key, last): s.effort for s in self.ground.steps})

    def budget(self) -> Floats:
        return self._objective({self.width - 1: 1.0})

    def require_level(self) -> None:
        self.lower[self.done + self.quarters - 1] = 1.0

    def keep(self, objective: Floats, *, most: float) -> None:
        """Hold what an earlier aim reached while a later one is followed."""
        self._add({int(c): objective[c] for c in np.flatnonzero(objective)}, most + _SLACK)

    def solve(self, objective: Floats, *, gap: float = 0.0) -> Floats | None:
        if not self.is_possible or np.any(self.lower > self.upper):
            return None
        integral = np.ones(self.width, dtype=np.int64)
        if self.free_budget:
            integral[-1] = 0
        found = milp(
            objective,
            integrality=integral,
            bounds=Bounds(self.lower, self.upper),
            constraints=LinearConstraint(self._matrix(), ub=np.array(self.most)),
            options={"mip_rel_gap": gap, "time_limit": LONGEST_SECONDS},
        )
        return found.x if found.status in {_OPTIMAL, _STOPPED} else None

    def read(self, solution: Floats | None) -> Roadmap | None:
        if solution is None:
            return None
        done = np.round(solution[: self.done]).reshape(-1, self.quarters).astype(bool)
        steps = [
            (step, int(row.argmax()))
            for step, row in zip(self.ground.steps, done, strict=True)
            if row.any()
        ]
        steps.sort(key=lambda pair: pair[1])
        return Roadmap(tuple(steps), self._reached(done))

    def _reached(self, done: NDArray[np.bool_]) -> int | None:
        """Read it off the steps: an aim that does not ask for the level leaves y as it likes."""
        demand = self.ground.demand
        for quarter in range(self.quarters):
            taken = {
                step.key for step, row in zip(self.ground.steps, done, strict=True) if row[quarter]
            }
            if demand.required <= taken and len(demand.helping & taken) >= demand.missing:
                return quarter
        return None

    def _objective(self, values: dict[int, float]) -> Floats:
        objective = np.zeros(self.width)
        for column, value in values.items():
            objective[column] = value
        return objective

    def _add(self, row: dict[int, float], most: float) -> None:
        self.rows.append(row)
        self.most.append(most)

    def _matrix(self) -> csr_array:
        data = [value for row in self.rows for value in row.values()]
        columns = [column for row in self.rows for column in row]
        ends = np.cumsum([0, *(len(row) for row in self.rows)])
        return csr_array((data, columns, ends), shape=(len(self.rows), self.width))

    def _write_order(self) -> None:
        """What is done stays done, and follows what it needs by a quarter."""
        for step in self.ground.steps:
            columns = [self.column(step.key, quarter) for quarter in range(self.quarters)]
            for before, after in pairwise(columns):
                self._add({before: 1.0, after: -1.0}, 0.0)
            for needed in self.ground.needs_of(step.key):
                self._write_need(columns, needed)

    def _write_need(self, columns: list[int], needed: Key) -> None:
        if needed not in self.place:
            self.upper[columns] = 0
            return
        self.upper[columns[0]] = 0
        for quarter, column in enumerate(columns[1:]):
            self._add({column: 1.0, self.column(needed, quarter): -1.0}, 0.0)

    def _write_budgets(self) -> None:
        saved = np.cumsum(self.ground.budgets)
        for quarter in range(self.quarters):
            row = {self.column(s.key, quarter): s.effort for s in self.ground.steps}
            if self.free_budget:
                row[self.width - 1] = -(quarter + 1.0)
            self._add(row, 0.0 if self.free_budget else float(saved[quarter]))

    def _write_level(self) -> None:
        """Let y of a quarter be 1 only where the staged rule holds by its end."""
        demand = self.ground.demand
        for quarter in range(self.quarters):
            level = self.done + quarter
            for key in demand.required:
                if key not in self.place:
                    self.upper[level] = 0
                    continue
                self._add({level: 1.0, self.column(key, quarter): -1.0}, 0.0)
            helping = [key for key in demand.helping if key in self.place]
            row = {self.column(key, quarter): -1.0 for key in helping}
            self._add(row | {level: float(demand.missing)}, 0.0)

    def _want(self, wanted: Iterable[Key]) -> bool:
        last = self.quarters - 1
        for key in wanted:
            if key not in self.place:
                return False
            self.lower[self.column(key, last)] = 1.0
        return True
