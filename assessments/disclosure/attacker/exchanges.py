"""Neighbors of a solution: one person answers otherwise, alone or in exchange with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assessments.disclosure.attacker.programs import Program, Solution

_EXACT = 1e-9


class Exchanges:
    """What every exchange would change in the rows of a program."""

    def __init__(self, program: Program) -> None:
        size = program.atoms * program.categories
        told = program.rows[:, :size].toarray()
        self.told = told.reshape(-1, program.atoms, program.categories)

    def can_move(self, solution: Solution, share: NDArray[np.float64]) -> bool:
        """Tell whether somebody of a group can answer otherwise, and all that is told stays true.

        Parameters
        ----------
        solution : Solution
        share : ndarray of float, shape (n_atoms,)
            The part of each atom's people that is in the group.
        """
        places = solution.counts.shape[1]
        return any(
            self._is_possible(solution, share == 0, atom=atom, answers=(before, after))
            for atom in np.flatnonzero(share)
            for before in np.flatnonzero(solution.counts[atom])
            for after in range(places)
            if after != before
        )

    def _is_possible(
        self,
        solution: Solution,
        outside: NDArray[np.bool_],
        *,
        atom: np.intp,
        answers: tuple[np.intp, int],
    ) -> bool:
        """Alone, or with any atom outside the group where somebody gave the answer he would."""
        before, after = answers
        change = self.told[:, :, after] - self.told[:, :, before]
        others = change[:, outside & (solution.counts[:, after] > 0)]
        moved = change[:, [atom]] - np.hstack([np.zeros((len(change), 1)), others])
        stays = (moved >= -solution.above_low[:, None] - _EXACT) & (
            moved <= solution.below_high[:, None] + _EXACT
        )
        return bool(stays.all(axis=0).any())
