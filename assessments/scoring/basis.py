"""Which released cells the overall figures stand on, with what weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.combine_audiences import audience_weights, combined_shares
from assessments.scoring.segments import ORGANIZATION

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Cell, Release
    from assessments.scoring.table import Counts, CountTable, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """Cells, their usable ratings, weights [cells, items], headcounts [cells].

    Only ratings of elements an audience could judge are in ``table``; ``coarse`` says that the one
    cell may not show anything its histogram would be needed for.
    """

    cells: tuple[Cell, ...]
    table: CountTable
    weights: Floats
    headcounts: Floats
    coarse: bool

    @property
    def counts(self) -> Counts:
        """Usable ratings, shape (n_cells, n_items, n_levels)."""
        return self.table.counts

    @property
    def levels(self) -> tuple[int, ...]:
        """The scale."""
        return self.table.levels

    @property
    def answered(self) -> Counts:
        """Number of usable ratings, shape (n_cells, n_items)."""
        return self.table.answered

    @property
    def shares(self) -> Floats:
        """Combined share at each level, shape (n_items, n_levels)."""
        return combined_shares(self.counts, weights=self.weights)

    @property
    def people(self) -> int:
        """People in the cells."""
        return sum(cell.people for cell in self.cells)

    @property
    def single_rater(self) -> bool:
        """Tell whether this is one person's view: no interval or likelihood makes sense."""
        return self.people == 1

    @property
    def census(self) -> bool:
        """Tell whether everybody invited rated everything."""
        known = self.headcounts[:, None]
        return bool(self.cells) and bool((self.answered >= known).all())


def choose_basis(release: Release, *, plan: Plan) -> Basis:
    """Audiences that may be shown in full; else the organization; a hidden one is never inside.

    A composite over an audience that is not published would give that audience away by subtraction.
    """
    full = release.with_form("full", kind="audience")
    cells = full or release.with_form("full", "coarse", kind="organization")
    table = rated_only(release.table.take(tuple(cell.id for cell in cells)), plan=plan)
    headcounts = np.array(
        [headcount_of(cell, release, plan=plan) for cell in cells], dtype=np.float64
    )
    given = None
    if plan.combine == "headcount":
        people = np.array([cell.people for cell in cells], dtype=np.float64)
        given = np.where(np.isnan(headcounts), people, headcounts)
    return Basis(
        cells=cells,
        table=table,
        weights=audience_weights(table.answered, weights=given),
        headcounts=headcounts,
        coarse=any(cell.form == "coarse" for cell in cells),
    )


def rated(table: CountTable, *, plan: Plan) -> NDArray[np.bool_]:
    """Tell which elements a segment could judge: enough ratings, at most half "can't judge"."""
    answered = table.answered
    return (answered >= plan.smallest) & (table.unsure <= answered)


def rated_only(table: CountTable, *, plan: Plan) -> CountTable:
    """Leave out the ratings of elements a segment could not judge."""
    return replace(table, counts=table.counts * rated(table, plan=plan)[..., None])


def headcount_of(cell: Cell, release: Release, *, plan: Plan) -> float:
    """People invited to a cell; NaN if unknown."""
    if cell.kind == "audience":
        return float(plan.headcounts.get(cell.audience or "", np.nan))
    known = {c.audience in plan.headcounts for c in release.cells if c.kind == "audience"}
    if cell.id != ORGANIZATION or known != {True}:
        return np.nan
    return float(sum(plan.headcounts.values()))
