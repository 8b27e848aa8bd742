"""The certificate once more, by another formulation and another solver than the release used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from assessments.disclosure.attacker.directory import Directory

_TOLERANCE = 1e-5


def weakest_bound(known: Directory, *, published: Iterable[str], under: int) -> float | None:
    r"""Smallest :math:`LP(a)` over atoms of fewer than *under* people; at least *under* is proof.

    :math:`LP(a) = \min \sum_j w_j |v_j|` with v in the row space, :math:`v_a = 1`,
    :math:`|v_j| \le 1`. The release solves it in combinations of cells by the simplex method; here
    v itself is the unknown, orthogonal to a null-space basis, split into its positive and negative
    parts, by an interior point method.

    Returns
    -------
    float or None
        None if no published cell has so small an atom.

    Examples
    --------
    >>> from assessments.disclosure.attacker.directory import directory_of
    >>> known = directory_of({"audience:a": 8, "audience:b": 4},
    ...     cells=["organization", "audience:a"])
    >>> weakest_bound(known, published=known.cells, under=5)
    4.0
    """
    from scipy.linalg import null_space  # noqa: PLC0415  web processes must not load scipy

    merged = known.narrowed(published)
    small = np.flatnonzero((merged.people < under) & merged.inside.any(axis=0))
    if not small.size:
        return None
    across = null_space(merged.inside.astype(np.float64)).T
    cost = np.concatenate([merged.people, merged.people]).astype(np.float64)
    parts = np.hstack([across, -across])
    return min(_bound(cost, parts, int(atom), enough=under) for atom in small)


def _bound(
    cost: NDArray[np.float64], parts: NDArray[np.float64], atom: int, *, enough: int
) -> float:
    """Solve one program; with a bound close to *enough* the interior point is crossed over.

    There always is a solution: a published cell that holds the atom. So a solver that finds none
    is in numerical trouble, and no bound is no proof: the simplex method has to answer then.
    """
    from scipy.optimize import linprog  # noqa: PLC0415

    bounds = [(0.0, 1.0)] * len(cost)
    bounds[atom], bounds[len(cost) // 2 + atom] = (1.0, 1.0), (0.0, 0.0)
    for method in ("highs-ipm", "highs-ds"):
        solved = linprog(cost, A_eq=parts, b_eq=np.zeros(len(parts)), bounds=bounds, method=method)
        if solved.success and solved.fun is not None:
            value = solved.fun
            return float(enough) if abs(value - enough) < _TOLERANCE else round(value, 6)
    raise ArithmeticError(f"no bound for group {atom}: {solved.message}")
