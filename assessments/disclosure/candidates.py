"""Cells that might be published, as arrays: which cell of each table every group is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from assessments.disclosure.atoms import Atom

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """People who are in exactly the same cells, whatever else distinguishes them.

    ``codes`` [groups, tables] holds the place of the group's cell in each table, -1 for none;
    ``people`` [groups] how many they are. No two rows of codes are equal.
    """

    codes: Ints
    people: Ints

    def __len__(self) -> int:
        return len(self.people)

    def matrix(self, places: Ints) -> NDArray[np.float64]:
        """Return the 0/1 matrix of the cells at these places by groups."""
        row = np.full(int(max(self.codes.max(initial=-1), places.max(initial=-1))) + 2, -1)
        row[places] = np.arange(len(places))
        rows = row[self.codes]
        found = np.zeros((len(places), len(self)))
        group = np.broadcast_to(np.arange(len(self))[:, None], rows.shape)
        found[rows[rows >= 0], group[rows >= 0]] = 1
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Cells in the order in which they are kept: by priority, larger first, then by name.

    ``atoms`` are groups under all candidates; ``priority`` and ``people`` go by cell.
    """

    cells: tuple[str, ...]
    priority: Ints
    people: Ints
    atoms: Groups

    def active_groups(self, active: NDArray[np.bool_]) -> Groups:
        """Merge atoms that the active cells do not tell apart; leave out who is in none."""
        return merged(self.masked(self.atoms.codes, active), self.atoms.people)

    def masked(self, codes: Ints, active: NDArray[np.bool_]) -> Ints:
        """Return the rows with -1 for every cell that is not active."""
        return np.where((codes >= 0) & active[codes], codes, -1)


def candidates_of(atoms: Sequence[Atom], priorities: Mapping[str, int]) -> Candidates:
    """Put the cells in order and give each table of disjoint cells one column.

    Cells of one priority are one table. Should a group be in several cells of one priority, they
    get further columns: what a group is in is then still the union of its row.
    """
    people = dict.fromkeys(priorities, 0)
    for atom in atoms:
        for cell in atom.cells:
            if cell in people:
                people[cell] += atom.n
    cells = sorted(priorities, key=lambda cell: (priorities[cell], -people[cell], cell))
    place = {cell: index for index, cell in enumerate(cells)}
    rows = [
        _row(sorted(place[cell] for cell in atom.cells if cell in place), cells, priorities)
        for atom in atoms
    ]
    columns = sorted({column for row in rows for column in row})
    codes = np.full((len(rows), len(columns)), -1, dtype=np.int64)
    at = {column: index for index, column in enumerate(columns)}
    for index, row in enumerate(rows):
        for column, found in row.items():
            codes[index, at[column]] = found
    return Candidates(
        tuple(cells),
        np.array([priorities[cell] for cell in cells], dtype=np.int64),
        np.array([people[cell] for cell in cells], dtype=np.int64),
        merged(codes, np.array([atom.n for atom in atoms], dtype=np.int64)),
    )


def _row(
    places: Collection[int], cells: Sequence[str], priorities: Mapping[str, int]
) -> dict[tuple[int, int], int]:
    """Return the cell of a group in each table, a table being a priority and a number in it."""
    row: dict[tuple[int, int], int] = {}
    for place in places:
        priority, nth = priorities[cells[place]], 0
        while (priority, nth) in row:
            nth += 1
        row[priority, nth] = place
    return row


def merged(codes: Ints, people: Ints) -> Groups:
    """Sum the people of equal rows; rows of nobody, or in no cell, are left out."""
    counted = (people > 0) & (codes >= 0).any(axis=1)
    codes, people = codes[counted], people[counted]
    _, first, group = np.unique(row_numbers(codes), return_index=True, return_inverse=True)
    total = np.bincount(group, weights=people, minlength=len(first))
    return Groups(codes[first], np.rint(total).astype(np.int64))


def row_numbers(codes: Ints) -> Ints:
    """Number the rows so that equal rows, and only those, get equal numbers, in order."""
    number = np.zeros(len(codes), dtype=np.int64)
    for column in codes.T:
        both = number * (int(column.max(initial=-1)) + 2) + column + 1
        _, number = np.unique(both, return_inverse=True)
    return number
