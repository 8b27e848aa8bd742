"""The certificate's program in its primal form, to hold against the dual that is solved."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

from assessments.disclosure.atoms import membership, sizes


def least_supports(atoms, published, *, chosen=None):
    """LP(a) of the chosen atoms, or of every atom that is in a published cell."""
    matrix, weight = membership(atoms, published=published), sizes(atoms)
    count = len(atoms)
    absolute = np.block([[matrix.T, -np.eye(count)], [-matrix.T, -np.eye(count)]])
    told = matrix.any(axis=0) if chosen is None else chosen
    found = [
        linprog(
            np.concatenate([np.zeros(len(published)), weight]),
            A_ub=absolute,
            b_ub=np.zeros(2 * count),
            A_eq=np.concatenate([matrix[:, atom], np.zeros(count)])[None],
            b_eq=[1.0],
            bounds=[(None, None)] * len(published) + [(0, 1)] * count,
        ).fun
        for atom in np.flatnonzero(told)
    ]
    return np.array(found)
