"""The parts of a result that are lists of cells and their plain counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.scoring.segments import roll_up

if TYPE_CHECKING:
    from assessments.scoring.native import Json
    from assessments.scoring.released import Cell, Release
    from assessments.scoring.table import CountTable


def listed_cells(release: Release) -> list[Json]:
    """Every cell with its form; the size of a hidden cell is not told."""
    return [_listed(cell) for cell in release.cells]


def people_shown(cell: Cell) -> int | None:
    """People behind a cell, or None where it is hidden, however large it is.

    Its size would tell that of the smaller sibling for which it is hidden.
    """
    return None if cell.form == "hidden" else cell.people


def _listed(cell: Cell) -> Json:
    return {
        "id": cell.id,
        "kind": cell.kind,
        "audience": cell.audience,
        "unit": cell.unit,
        "people": people_shown(cell),
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
