"""What an attacker knows before reading a single figure: who is in which group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ORGANIZATION = "organization"
Flags = NDArray[np.bool_]
Shares = dict[str, NDArray[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """People per atom, and which atoms are in which cell.

    An atom is everybody with the same membership in all cells; its name is that of its first leaf.

    Parameters
    ----------
    atoms : tuple of str
    people : ndarray of int, shape (n_atoms,)
        All above zero.
    cells : tuple of str
    inside : ndarray of bool, shape (n_cells, n_atoms)
    """

    atoms: tuple[str, ...]
    people: NDArray[np.int64]
    cells: tuple[str, ...]
    inside: Flags

    def row(self, cell: str) -> Flags:
        """Return which atoms are in a cell."""
        return self.inside[self.cells.index(cell)]

    def narrowed(self, cells: Iterable[str]) -> Directory:
        """Keep these cells only, and merge the atoms that they cannot tell apart."""
        kept = tuple(cells)
        rows = [self.cells.index(cell) for cell in kept]
        return merged(self.atoms, self.people, cells=kept, inside=self.inside[rows])

    def with_cell(self, name: str, flags: Flags) -> Directory:
        """Add a cell of these atoms."""
        inside = np.vstack([self.inside, flags])
        return Directory(self.atoms, self.people, (*self.cells, name), inside)

    def shares(self, groups: Mapping[str, Flags], *, among: Directory) -> Shares:
        """Return which part of each atom's people a group has, where fewer cells merged the atoms.

        Parameters
        ----------
        groups : mapping of name to ndarray of bool, shape (n_atoms,)
        among : Directory
            The same people with fewer cells.

        Examples
        --------
        >>> known = directory_of({"unit:1": 3, "unit:2": 1}, cells=["organization", "unit:1"])
        >>> few = known.narrowed(["organization"])
        >>> known.shares({"unit:1": known.row("unit:1")}, among=few)["unit:1"].tolist()
        [0.75]
        """
        inside = self.inside[[self.cells.index(cell) for cell in among.cells]]
        same = (inside[:, :, None] == among.inside[:, None, :]).all(axis=0)
        return {name: (flags * self.people) @ same / among.people for name, flags in groups.items()}


def directory_of(leaves: Mapping[str, int], *, cells: Iterable[str]) -> Directory:
    """Read the memberships from the names of leaves and cells alone.

    A leaf is in a cell if it has all the cell's parts: an attacker needs no more than the ids.

    Parameters
    ----------
    leaves : mapping of leaf to people
        Each person in exactly one leaf.
    cells : iterable of str

    Examples
    --------
    >>> known = directory_of({"audience:a/unit:1": 3, "audience:a": 2}, cells=["audience:a/unit:1"])
    >>> known.people.tolist(), known.inside.tolist()
    ([3, 2], [[True, False]])
    """
    peopled = {leaf: people for leaf, people in leaves.items() if people > 0}
    names = tuple(cells)
    having: dict[str, list[int]] = {}
    for place, leaf in enumerate(peopled):
        for part in leaf.split("/"):
            having.setdefault(part, []).append(place)
    inside = np.array([_row(cell, having, len(peopled)) for cell in names], dtype=np.bool_)
    people = np.array(list(peopled.values()), dtype=np.int64)
    shaped = inside.reshape(len(names), len(peopled))
    return merged(tuple(peopled), people, cells=names, inside=shaped)


def _row(cell: str, having: Mapping[str, list[int]], leaves: int) -> Flags:
    """Leaves that have every part of the cell; the organization has all."""
    row = np.ones(leaves, dtype=np.bool_)
    for part in cell.split("/") if cell != ORGANIZATION else ():
        has = np.zeros(leaves, dtype=np.bool_)
        has[having.get(part, [])] = True
        row &= has
    return row


def merged(
    atoms: tuple[str, ...], people: NDArray[np.int64], *, cells: tuple[str, ...], inside: Flags
) -> Directory:
    """Join atoms with the same memberships.

    Examples
    --------
    >>> same = merged(("x", "y"), np.array([1, 2]), cells=("c",), inside=np.array([[True, True]]))
    >>> same.atoms, same.people.tolist()
    (('x',), [3])
    """
    if not atoms:
        return Directory(atoms, people.astype(np.int64), cells, inside)
    packed = np.packbits(inside, axis=0)
    _, first, place = np.unique(packed, axis=1, return_index=True, return_inverse=True)
    together = np.bincount(place.ravel(), weights=people, minlength=len(first)).astype(np.int64)
    order = np.argsort(first)
    kept = first[order]
    return Directory(tuple(atoms[index] for index in kept), together[order], cells, inside[:, kept])
