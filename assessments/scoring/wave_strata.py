"""The audiences behind the whole of two waves, each compared only with itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.change_parts import change_parts
from assessments.scoring.native import number
from assessments.scoring.segments import ORGANIZATION
from assessments.scoring.stratified_shift import stratified_shift
from assessments.scoring.table import divide

if TYPE_CHECKING:
    from assessments.scoring.stratified_shift import Shift
    from assessments.scoring.table import Counts, Floats
    from assessments.scoring.wave import Wave
    from assessments.scoring.wave_pair import WavePair


class Strata:
    """The cells of both bases, each with its counts and weights in either wave."""

    def __init__(self, pair: WavePair) -> None:
        self.pair = pair
        self.elements = pair.comparable
        self.cells = tuple(dict.fromkeys((*pair.before.basis, *pair.after.basis)))
        self.counts = [self._counts(wave) for wave in (pair.before, pair.after)]
        self.weights = [self._weights(wave) for wave in (pair.before, pair.after)]

    def shift(self, element: str) -> Shift | None:
        """Test the change inside the audiences, weighted as in the middle of the two waves."""
        column = self.elements.index(element)
        early, late = (counts[:, column] for counts in self.counts)
        weights = (self.weights[0][:, column] + self.weights[1][:, column]) / 2
        return stratified_shift(early, late, weights=weights)

    @property
    def is_split(self) -> bool:
        """Tell whether two audiences or more stand behind both waves: else no mix is known."""
        behind = self.pair.before.basis, self.pair.after.basis
        return len(set(behind[0]) & set(behind[1]) - {ORGANIZATION}) > 1

    def parts(self, element: str) -> tuple[float | None, float | None]:
        """Split the change of the mean into what moved inside audiences and what their mix did."""
        if not self.is_split:
            return None, None
        column = self.elements.index(element)
        early, late = (_means(counts[:, column]) for counts in self.counts)
        found = change_parts(
            early,
            late,
            weights_before=self.weights[0][:, column],
            weights_after=self.weights[1][:, column],
        )
        return number(found[0]), number(found[1])

    def _counts(self, wave: Wave) -> Counts:
        inside = np.array([cell in wave.basis for cell in self.cells], dtype=np.int64)
        return wave.counts(self.cells, elements=self.elements) * inside[:, None, None]

    def _weights(self, wave: Wave) -> Floats:
        found = np.zeros((len(self.cells), len(self.elements)))
        rows = [self.cells.index(cell) for cell in wave.basis]
        found[rows] = wave.weights(elements=self.elements)
        return found


def _means(counts: Counts) -> Floats:
    """Mean place on the scale of each row, levels one apart."""
    return divide(counts @ np.arange(counts.shape[-1]), counts.sum(axis=-1))
