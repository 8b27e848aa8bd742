"""One frozen result, read as one of two waves: its counts, weights and forms as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.combine_audiences import audience_weights

if TYPE_CHECKING:
    from assessments.scoring.native import Json
    from assessments.scoring.table import Counts, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Wave:
    """A body of any schema; a cell that is not listed in it counts as never asked."""

    body: Json

    @property
    def levels(self) -> tuple[int, ...]:
        """The scale."""
        return tuple(self.body["rules"]["levels"])

    @property
    def elements(self) -> tuple[str, ...]:
        """What was asked."""
        return tuple(self.body["elements"])

    @property
    def cells(self) -> dict[str, Json]:
        """Listed cells by id."""
        return {cell["id"]: cell for cell in self.body["cells"]}

    @property
    def basis(self) -> tuple[str, ...]:
        """Cells the overall figures stand on."""
        return tuple(self.body["overall"]["basis"]["cells"])

    @property
    def smallest(self) -> int:
        """Fewest ratings that were scored: k, or one with named raters."""
        rules = self.body["rules"]
        return int(rules["k"]) if rules["suppressed"] else 1

    def counts(self, cells: tuple[str, ...], *, elements: tuple[str, ...]) -> Counts:
        """Ratings that were scored, shape (n_cells, n_elements, n_levels).

        0 where an element was not asked, too few could rate it or the cell shows no counts: the
        rule of :func:`assessments.scoring.basis.rated`.
        """
        nothing = [0] * (len(self.levels) + 1)
        shown = [self.body["counts"].get(cell, {}) for cell in cells]
        found = np.array(
            [[each.get(element, nothing) for element in elements] for each in shown],
            dtype=np.int64,
        ).reshape(len(cells), len(elements), len(nothing))
        answered = found[..., :-1].sum(axis=-1)
        rated = (answered >= self.smallest) & (found[..., -1] <= answered)
        usable: Counts = found[..., :-1] * rated[..., None]
        return usable

    def weights(self, *, elements: tuple[str, ...]) -> Floats:
        """Weights of the basis, shape (n_cells, n_elements), as the result itself used them.

        NaN where an older result does not tell how many people were invited.
        """
        answered = self.counts(self.basis, elements=elements).sum(axis=-1)
        given = None
        if self.body["rules"]["combine"] == "headcount":
            given = np.array([self._heads(cell) for cell in self.basis])
        return audience_weights(answered, weights=given)

    def _heads(self, cell: str) -> float:
        if "response" not in self.body:
            return float("nan")
        audience = self.cells[cell]["audience"]
        told = self.body["response"]["audiences"].get(audience, {}).get("invited")
        return float(self.cells[cell]["people"] if told is None else told)
