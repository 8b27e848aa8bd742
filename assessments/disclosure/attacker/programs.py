"""Whole numbers of people per atom and category that agree with everything told of one item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from assessments.disclosure.attacker.directory import Directory
    from assessments.disclosure.attacker.observations import Bound, Item

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Rows of low <= A x <= high over x[atom, category], then one switch per alternative."""

    atoms: int
    categories: int
    rows: csr_array
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    most: NDArray[np.float64]

    def solve(self, cost: Counts, *, seconds: float, gap: float = 0.0) -> Counts | None:
        """Return counts of a cost within *gap* of the smallest; None if there are none in time."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  heavy

        switches = len(self.most) - self.atoms * self.categories
        solved = milp(
            np.concatenate([cost.ravel(), np.zeros(switches)]),
            constraints=LinearConstraint(self.rows, self.low, self.high),
            integrality=np.ones(len(self.most), dtype=np.int64),
            bounds=Bounds(np.zeros(len(self.most)), self.most),
            options={"time_limit": max(seconds, 0.01), "mip_rel_gap": gap},
        )
        if solved.x is None:
            return None
        counts = np.rint(solved.x[: self.atoms * self.categories]).astype(np.int64)
        return counts.reshape(self.atoms, self.categories)


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
    return Program(len(known.people), width, *writer.written(), most.astype(np.float64))


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
            slack = max(map(abs, coefficients)) * people + 1
            row[switch] = slack if place else -slack
            self.add(row, None, (high or 0) + (slack if place else 0))

    def written(self) -> tuple[csr_array, NDArray[np.float64], NDArray[np.float64]]:
        from scipy.sparse import csr_array  # noqa: PLC0415  heavy

        return csr_array(np.array(self.rows)), np.array(self.low), np.array(self.high)

    def _row(self, cell: str, coefficients: tuple[int, ...]) -> NDArray[np.float64]:
        inside = self.known.row(cell).astype(np.float64)
        told = np.outer(inside, np.array(coefficients, dtype=np.float64)).ravel()
        return np.concatenate([told, np.zeros(self.total - told.size)])
