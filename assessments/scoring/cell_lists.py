"""The parts of a result that are lists of cells and their plain counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.scoring.segments import roll_up

if TYPE_CHECKING:
    from assessments.scoring.native import Json
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Cell, Release
    from assessments.scoring.table import CountTable


def listed_cells(release: Release, *, plan: Plan) -> list[Json]:
    """Every cell with its form; the size of a hidden cell below k is not told."""
    return [_listed(cell, k=plan.k) for cell in release.cells]


def people_shown(cell: Cell, *, k: int) -> int | None:
    """People behind a cell, or None where the answer is "fewer than k"."""
    return None if cell.form == "hidden" and cell.people < k else cell.people


def _listed(cell: Cell, *, k: int) -> Json:
    return {
        "id": cell.id,
        "kind": cell.kind,
        "audience": cell.audience,
        "unit": cell.unit,
        "people": people_shown(cell, k=k),
        "form": cell.form,
    }


def full_counts(table: CountTable, release: Release) -> Json:
    """Counts per level, then "can't judge", of every cell that may show its histogram."""
    shown = {cell.id for cell in release.with_form("full")}
    return {
        segment: {
            item: [*table.counts[row, column].tolist(), int(table.unsure[row, column])]
            for column, item in enumerate(table.items)
        }
        for row, segment in enumerate(table.segments)
        if segment in shown
    }


def importance_counts(leaves: CountTable | None, release: Release) -> Json | None:
    """Importance by the same cells and under the same release as the ratings."""
    return None if leaves is None else full_counts(roll_up(leaves), release)
