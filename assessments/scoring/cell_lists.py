"""The parts of a result that are lists of cells and their plain counts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessments.scoring.joint import JointTable
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
        "attribute": cell.attribute,
        "value": cell.value,
        "people": people_shown(cell),
        "form": cell.form,
    }


def certificate_section(release: Release) -> Json | None:
    """How the release was proven safe; None for named raters. It tells no size of any group."""
    proven = release.certificate
    if proven is None:
        return None
    return {
        "rule": proven.rule,
        "holds": True,
        "k": proven.k,
        "k_full": proven.k_full,
        "k_crossed": proven.k_crossed,
        "shown": asdict(proven.shown),
        "full": asdict(proven.full),
        "guarded": release.guarded,
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


def importance_counts(joint: JointTable | None, release: Release) -> Json | None:
    """Importance by the same cells and under the same release as the ratings."""
    return None if joint is None else full_counts(full_joint(joint, release).importance, release)


def full_joint(joint: JointTable, release: Release) -> JointTable:
    """Level and importance together, of the cells that may show their histogram and no other."""
    full = tuple(cell.id for cell in release.with_form("full"))
    return joint.rolled_up(crossed=True).take(full)
