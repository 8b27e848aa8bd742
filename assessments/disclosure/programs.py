"""The linear program of the certificate, solved by HiGHS in its small, dual form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assessments.disclosure.candidates import Ints

    Floats = NDArray[np.float64]

TOLERANCE = 1e-6
LONGEST_SECONDS = 60.0


class NotCertified(Exception):
    """No family of cells could be proven safe, so nothing may be shown."""


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """Value of LP(a), the combination of cells y that reaches it, and the exchange z behind it."""

    value: float
    combination: Floats
    exchange: Floats


class Programs:
    r"""The programs :math:`LP(a) = \min \sum_j w_j |v_j|`, v = M'y, :math:`v_a = 1`, of a family.

    Each is solved by its dual, which has one row for each cell instead of two for each group: the
    largest exchange :math:`z_a` of people of a, :math:`M z = 0`, in which every other group gives
    or takes at most all its people, :math:`|z_j| \le w_j`. With *boxed* (:math:`|v_j| \le 1`,
    which any combination meets when a is chosen where it is largest) a group may give more at the
    price of the excess. :math:`LP(a) = w_a + \max z_a - \mathrm{excess}`.

    Parameters
    ----------
    matrix : ndarray of shape (n_cells, n_groups)
    people : ndarray of int, shape (n_groups,)
    """

    def __init__(self, matrix: Floats, people: Ints) -> None:
        from scipy.sparse import csc_array, hstack  # noqa: PLC0415  heavy, and not for web processes

        self.people = people
        self.solved = 0
        plain = csc_array(matrix)
        self._matrices = {False: plain, True: hstack([plain, plain, -plain], format="csc")}

    def least_support(self, group: int, *, enough: float = np.inf) -> Solved:
        """Solve LP(a); the looser program first, which is smaller and mostly reaches *enough*.

        Raises
        ------
        NotCertified
            If the solver fails or takes too long.
        """
        solved = self._solve(group, boxed=False)
        if solved.value >= enough - TOLERANCE:
            return solved
        return self._solve(group, boxed=True)

    def _solve(self, group: int, *, boxed: bool) -> Solved:
        from scipy.optimize import linprog  # noqa: PLC0415  heavy, and not for web processes

        count = len(self.people)
        cost, bounds = self._limits(group, boxed=boxed)
        matrix = self._matrices[boxed]
        self.solved += 1
        solved = linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrices
            cost,
            A_eq=matrix,
            b_eq=np.zeros(matrix.shape[0]),
            bounds=bounds,
            method="highs",
            options={"time_limit": LONGEST_SECONDS, "presolve": boxed},
        )
        if solved.status != 0:
            raise NotCertified(solved.message)
        value = float(self.people[group] - solved.fun)
        return Solved(value, solved.eqlin.marginals, solved.x[:count])

    def _limits(self, group: int, *, boxed: bool) -> tuple[Floats, Floats]:
        """Nobody of a is in the way of exchanging a: unbounded, and without excess."""
        count = len(self.people)
        excess = 2 * count if boxed else 0
        cost = np.concatenate([np.zeros(count), np.ones(excess)])
        cost[group] = -1
        bounds = np.zeros((count + excess, 2))
        bounds[:, 1] = np.inf
        bounds[:count] = np.stack([-self.people, self.people], axis=1)
        bounds[group] = 0, np.inf
        bounds[count + group :: count] = 0
        return cost, bounds
