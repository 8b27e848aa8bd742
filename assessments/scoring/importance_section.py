"""The part of a result on importance: whose pairs are told, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.scoring.cell_lists import full_joint, importance_counts
from assessments.scoring.importance_scores import importance_scores, unpaired_scores

if TYPE_CHECKING:
    from assessments.scoring.joint import JointTable
    from assessments.scoring.native import Json
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Release
    from assessments.scoring.table import Counts

Pairs = dict[str, dict[str, "Counts"]]


def importance_section(
    joint: JointTable | None, release: Release, *, practice: Json, plan: Plan
) -> Json:
    """Counts of importance, joint tables of full organization and audience cells, and scores.

    `practice` holds the counts of the ratings by cell and element. All parts are null where
    importance was not asked. Under strict protection there are no joint tables: less their pairs,
    the counts of importance would tell what those answered who could not judge.
    """
    counts = importance_counts(joint, release)
    told: Json = {"importance": counts, "joint": None, "importance_scores": None}
    if joint is None or counts is None:
        return told
    if plan.protection == "strict":
        scores = unpaired_scores(practice, counts, smallest=plan.smallest)
        return told | {"importance_scores": scores}
    pairs = valid_pairs(joint, release)
    return told | {
        "joint": {
            cell: {element: table.tolist() for element, table in tables.items()}
            for cell, tables in pairs.items()
        },
        "importance_scores": {
            cell: importance_scores(tables, smallest=plan.smallest)
            for cell, tables in pairs.items()
        },
    }


def valid_pairs(joint: JointTable, release: Release) -> Pairs:
    """People who rated both, by practice (rows) and importance (columns)."""
    wide = {
        cell.id for cell in release.with_form("full") if cell.kind in {"organization", "audience"}
    }
    full = full_joint(joint, release)
    return {
        cell: {item: full.counts[row, column, 1:, 1:] for column, item in enumerate(full.items)}
        for row, cell in enumerate(full.segments)
        if cell in wide
    }
