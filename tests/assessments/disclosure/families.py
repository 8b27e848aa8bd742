"""Random families of cells, as an organization has them and as nobody would draw them."""

from __future__ import annotations

import numpy as np

from assessments.disclosure.atoms import Atom


def any_family(seed):
    """A few cells that overlap in any way."""
    rng = np.random.default_rng(seed)
    cells = [f"c{place}" for place in range(rng.integers(2, 8))]
    atoms = [
        Atom(int(rng.integers(1, 8)), frozenset(cell for cell in cells if rng.random() < 0.45))
        for _ in range(rng.integers(2, 9))
    ]
    return atoms, {cell: int(rng.integers(0, 4)) for cell in cells}


def crossed_family(seed, *, people, units=4, values=3):
    """An organization by audience, unit, audience x unit and two attributes, some not told."""
    rng = np.random.default_rng(seed)
    columns = [
        rng.choice(3, people, p=[0.1, 0.2, 0.7]),
        rng.integers(0, units, people),
        *(rng.choice(values, people, p=rng.dirichlet(np.full(values, 1.5))) for _ in range(2)),
    ]
    told = np.stack(columns, axis=1)
    told[:, 1:][rng.random((people, 3)) < 0.08] = -1
    rows, counted = np.unique(told, axis=0, return_counts=True)
    atoms = [
        Atom(n, frozenset(cells_of(row)))
        for row, n in zip(rows.tolist(), counted.tolist(), strict=True)
    ]
    return atoms, {cell: priority_of(cell) for atom in atoms for cell in atom.cells}


def cells_of(row):
    audience, unit, *values = row
    cells = ["org", f"a{audience}"]
    if unit >= 0:
        cells += [f"u{unit}", f"a{audience}u{unit}"]
    return cells + [
        f"{name}{value}" for name, value in zip("xy", values, strict=True) if value >= 0
    ]


def priority_of(cell):
    if cell[0] == "a" and "u" in cell:
        return 3
    return "oauxy".index(cell[0]) + (cell[0] in "xy")
