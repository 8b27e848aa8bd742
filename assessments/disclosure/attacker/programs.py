"""Whole numbers of people per atom and category that agree with everything told of one item."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scipy.sparse import csr_array

    from assessments.disclosure.attacker.directory import Directory
    from assessments.disclosure.attacker.observations import Bound, Item

Counts = NDArray[np.int64]


# Any solution in this direction will do, the farthest is not needed.
_NEAR = 0.3
_WHOLE = 1e-6
_SOLVED, _IMPOSSIBLE = 0, 2  # as scipy's milp says; all else is no answer


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """Whole numbers that agree with everything told, and how far each row is from its limits."""

    counts: Counts
    above_low: NDArray[np.float64]
    below_high: NDArray[np.float64]


class Contradiction(Exception):
    """No whole numbers agree with what is told."""


class Unfinished(Exception):
    """The solver gave no answer, or not in time."""


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Rows of low <= A x <= high over x[atom, category], then one switch per alternative."""

    atoms: int
    categories: int
    rows: csr_array
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    least: NDArray[np.float64]
    most: NDArray[np.float64]

    def solve_near(self, costs: Iterable[Counts], *, deadline: float) -> Solution:
        """Find a solution near the smallest of one of several costs.

        Atoms that the relaxation leaves in whole people are held as they are there, which leaves a
        far smaller program. Only if that has a solution for none of the costs, all atoms are free.

        Raises
        ------
        Contradiction
            If there is no solution at all.
        Unfinished
        """
        for cost in costs:
            relaxed = self._solve(cost, deadline=deadline, whole=False)
            if relaxed is None:
                raise Contradiction
            whole = np.abs(relaxed - np.rint(relaxed)) < _WHOLE
            found: NDArray[np.float64] | None = relaxed
            if not whole.all():
                found = self._held_at(relaxed, whole)._solve(cost, deadline=deadline, gap=_NEAR)
            if found is not None:
                break
        else:
            found = self._solve(cost, deadline=deadline, gap=_NEAR)
        if found is None:
            raise Contradiction
        values = np.rint(found)
        counts = values[: cost.size].astype(np.int64).reshape(cost.shape)
        told = self.rows @ values
        return Solution(counts, told - self.low, self.high - told)

    def can_cost_less(self, cost: Counts, *, than: int, deadline: float) -> bool:
        """Tell whether any solution is cheaper, of a program that has one.

        The relaxation proves most that cannot be; only what it leaves open takes whole numbers.

        Raises
        ------
        Unfinished
        """
        for whole in (False, True):
            found = self._solve(cost, deadline=deadline, whole=whole)
            if found is None:
                raise Unfinished
            if np.ceil(found[: cost.size] @ cost.ravel() - _WHOLE) >= than:
                return False
        return True

    def _held_at(self, relaxed: NDArray[np.float64], whole: NDArray[np.bool_]) -> Program:
        """Only what is no whole number, with all of its atom, and the switches stay free."""
        size = self.atoms * self.categories
        atoms = whole[:size].reshape(self.atoms, self.categories).all(axis=1)
        free = np.ones(len(relaxed), dtype=np.bool_)
        free[:size] = np.repeat(~atoms, self.categories)
        least, most = (np.where(free, bound, np.rint(relaxed)) for bound in (self.least, self.most))
        return replace(self, least=least, most=most)

    def _solve(
        self, cost: Counts, *, deadline: float, whole: bool = True, gap: float = 0.0
    ) -> NDArray[np.float64] | None:
        """Return values of a cost within *gap* of the smallest; None if there are none."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  heavy

        seconds = deadline - time.monotonic()
        if seconds <= 0:
            raise Unfinished
        solved = milp(
            np.append(cost, np.zeros(len(self.most) - cost.size)),
            constraints=LinearConstraint(self.rows, self.low, self.high),
            integrality=np.full(len(self.most), int(whole)),
            bounds=Bounds(self.least, self.most),
            options={"time_limit": seconds, "mip_rel_gap": gap},
        )
        if solved.status not in {_SOLVED, _IMPOSSIBLE}:
            raise Unfinished
        return solved.x


def program_of(known: Directory, item: Item) -> Program:
    """Write the sizes of atoms and the observations of an item as rows.

    An alternative is a pair of rows of which one may be given up, told by a 0/1 switch.
    """
    width = item.categories
    size = len(known.people) * width
    choices = [seen for seen in item.observations if seen.either]
    total = size + sum(len(seen.either) > 1 for seen in choices)
    writer = _Writer(known, total)
    for atom, people in enumerate(known.people.tolist()):
        row = np.zeros(total)
        row[atom * width : (atom + 1) * width] = 1
        writer.add(row, people, people)
    for seen in item.observations:
        for bound in seen.bounds:
            writer.add_bound(seen.cell, bound)
    switch = size
    for seen in choices:
        writer.add_either(seen.cell, seen.either, switch=switch)
        switch += len(seen.either) > 1
    most = np.concatenate([np.repeat(known.people, width), np.ones(total - size)])
    least, most = np.zeros(total), most.astype(np.float64)
    return Program(len(known.people), width, *writer.written(), least, most)


class _Writer:
    """Collects the rows of a program."""

    def __init__(self, known: Directory, total: int) -> None:
        self.known = known
        self.total = total
        self.rows: list[NDArray[np.float64]] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def add(self, row: NDArray[np.float64], low: float | None, high: float | None) -> None:
        self.rows.append(row)
        self.low.append(-np.inf if low is None else low)
        self.high.append(np.inf if high is None else high)

    def add_bound(self, cell: str, bound: Bound) -> None:
        coefficients, low, high = bound
        self.add(self._row(cell, coefficients), low, high)

    def add_either(self, cell: str, bounds: tuple[Bound, ...], *, switch: int) -> None:
        """Each alternative is an upper bound; the switch says which of two may be exceeded."""
        if len(bounds) == 1:
            self.add_bound(cell, bounds[0])
            return
        people = int(self.known.people[self.known.row(cell)].sum())
        for place, (coefficients, _, high) in enumerate(bounds):
            row = self._row(cell, coefficients)
            slack = max(coefficients) * people - (high or 0)
            row[switch] = slack if place else -slack
            self.add(row, None, (high or 0) + (slack if place else 0))

    def written(self) -> tuple[csr_array, NDArray[np.float64], NDArray[np.float64]]:
        from scipy.sparse import csr_array  # noqa: PLC0415  heavy

        return csr_array(np.array(self.rows)), np.array(self.low), np.array(self.high)

    def _row(self, cell: str, coefficients: tuple[int, ...]) -> NDArray[np.float64]:
        inside = self.known.row(cell).astype(np.float64)
        told = np.outer(inside, np.array(coefficients, dtype=np.float64)).ravel()
        return np.concatenate([told, np.zeros(self.total - told.size)])
