"""One frozen result, read as one of two waves: its counts, weights and forms as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.combine_audiences import audience_weights

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        cells = self.cells
        given = np.array([group_weight(self.body, cells[cell]) for cell in self.basis])
        return audience_weights(answered, weights=given)


def group_weight(body: Json, cell: Json, *, asked: Mapping[str, int | None] | None = None) -> float:
    """What a cell of the basis counts for in the whole, before weights are made to sum to 1.

    Parameters
    ----------
    body : dict
        A result as frozen, of any schema.
    cell : dict
        One of its cells.
    asked : mapping of audience to people, optional
        Read where an older result does not tell how many were invited.

    Returns
    -------
    float
        1 where cells count alike, and for everybody, who stand alone; by headcount the people
        invited, or those who answered where the number invited is unknown or lower, which is
        wrong. NaN where nothing tells.

    Examples
    --------
    >>> body = {"rules": {"combine": "headcount"}, "response": {"audiences": {"a": {"invited": 9}}}}
    >>> group_weight(body, {"audience": "a", "people": 4})
    9.0
    >>> group_weight({"rules": body["rules"]}, {"audience": None, "people": 4})
    1.0
    """
    if body["rules"]["combine"] != "headcount" or cell["audience"] is None:
        return 1.0
    audience, people = cell["audience"], float(cell["people"])
    if "response" in body:
        invited = body["response"]["audiences"].get(audience, {}).get("invited")
    else:
        invited = (asked or {}).get(audience, float("nan"))
    return people if invited is None or invited < people else float(invited)
