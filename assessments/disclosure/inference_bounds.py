"""What a reader can infer about a hidden cell from everything published, over all whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assessments.disclosure.atoms import Atom, sizes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Inference:
    """Smallest and largest possible count of each category, and whether they all coincide."""

    bounds: tuple[tuple[int, int], ...]
    exactly_inferred: bool


def inference_bounds(
    atoms: list[Atom], *, published: Mapping[str, list[int]], hidden: str
) -> Inference | None:
    """Bound each count of a hidden cell by integer programs.

    Unknown: how many people of each atom chose each category. Known: the size of each atom and the
    histogram of each published cell.

    Returns
    -------
    Inference or None
        None if the published histograms contradict each other or the sizes.
    """
    categories = max((len(hist) for hist in published.values()), default=4)
    lhs, rhs = _equations(atoms, published=published, categories=categories)
    chosen = np.array([float(hidden in atom.cells) for atom in atoms])
    bounds: list[tuple[int, int]] = []
    for category in range(categories):
        cost = np.outer(chosen, np.arange(categories) == category).ravel()
        low, high = _extreme(cost, lhs, rhs), _extreme(-cost, lhs, rhs)
        if low is None or high is None:
            return None
        bounds.append((low, -high))
    return Inference(tuple(bounds), exactly_inferred=all(low == high for low, high in bounds))


def _equations(
    atoms: list[Atom], *, published: Mapping[str, list[int]], categories: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    everybody = np.kron(np.eye(len(atoms)), np.ones(categories))
    rows, known = [everybody], [sizes(atoms)]
    for cell, hist in published.items():
        inside = np.array([float(cell in atom.cells) for atom in atoms])
        rows.append(np.kron(inside, np.eye(categories)))
        known.append(np.array(hist, dtype=np.float64))
    return np.vstack(rows), np.concatenate(known)


def _extreme(
    cost: NDArray[np.float64], lhs: NDArray[np.float64], rhs: NDArray[np.float64]
) -> int | None:
    from scipy.optimize import LinearConstraint, milp  # noqa: PLC0415  heavy, auditor only

    solved = milp(
        cost,
        constraints=LinearConstraint(lhs, rhs, rhs),
        integrality=np.ones(len(cost), dtype=np.int64),
    )
    return round(float(solved.fun)) if solved.status == 0 else None
