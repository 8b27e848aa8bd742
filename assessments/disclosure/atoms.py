"""People who are in exactly the same cells, and what published cells tell about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Atom:
    """How many people answered who are in exactly these cells."""

    n: int
    cells: frozenset[str]


def membership(atoms: list[Atom], *, published: list[str]) -> NDArray[np.float64]:
    """Return the 0/1 matrix of cells by atoms; its row space is everything publication tells.

    Parameters
    ----------
    atoms : list of Atom
    published : list of str

    Returns
    -------
    ndarray of shape (n_cells, n_atoms)
    """
    rows = [[float(cell in atom.cells) for atom in atoms] for cell in published]
    return np.array(rows, dtype=np.float64).reshape(len(published), len(atoms))


def sizes(atoms: list[Atom]) -> NDArray[np.float64]:
    """Return the number of people of each atom."""
    return np.array([atom.n for atom in atoms], dtype=np.float64)
