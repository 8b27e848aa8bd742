"""The fewest people any combination of published cells depends on, found exactly."""

from __future__ import annotations

import numpy as np

from assessments.disclosure.atoms import Atom, membership, sizes
from assessments.disclosure.programs import NotCertified


def min_support_weight(atoms: list[Atom], *, published: list[str]) -> int | None:
    r"""Smallest support weight of a non-zero vector of the row space, by integer programs.

    For each atom a: scale the vector so that its largest entry is :math:`v_a = 1` and minimise
    :math:`\sum_j w_j z_j` with :math:`|v_j| \le z_j`, z binary. The smallest optimum over all a is
    exact. Meant for small families; :func:`assessments.disclosure.k_safe.l1_certificate` is the
    bound for large.

    Returns
    -------
    int or None
        None if no atom is in a published cell.

    Raises
    ------
    NotCertified
        If the solver fails.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  heavy, auditor only

    matrix, weight = membership(atoms, published=published), sizes(atoms)
    cells, count = matrix.shape
    cost = np.concatenate([np.zeros(cells), weight])
    absolute = np.block([[matrix.T, -np.eye(count)], [-matrix.T, -np.eye(count)]])
    below = LinearConstraint(absolute, -np.inf, 0)
    bounds = Bounds(
        np.concatenate([np.full(cells, -np.inf), np.zeros(count)]),
        np.concatenate([np.full(cells, np.inf), np.ones(count)]),
    )
    binary = np.concatenate([np.zeros(cells), np.ones(count)])
    best: int | None = None
    for atom in sorted(np.flatnonzero(matrix.any(axis=0)), key=lambda place: float(weight[place])):
        if best is not None and weight[atom] >= best:
            break  # its own people alone weigh as much
        pinned = LinearConstraint(np.concatenate([matrix[:, atom], np.zeros(count)]), 1, 1)
        solved = milp(cost, constraints=[below, pinned], bounds=bounds, integrality=binary)
        if solved.status != 0:  # there always is a solution: a published cell that holds the atom
            raise NotCertified(solved.message)
        weighs = round(float(solved.fun))
        best = weighs if best is None else min(best, weighs)
    return best
