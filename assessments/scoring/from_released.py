"""A result computed again from its own released counts: all but the choice of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.importance_scores import importance_scores, unpaired_scores
from assessments.scoring.released import Cell, Release
from assessments.scoring.summary import summarize
from assessments.scoring.table import CountTable

if TYPE_CHECKING:
    from assessments.scoring.native import Json
    from assessments.scoring.plan import Plan
    from assessments.scoring.table import Counts

# What is counted or decided rather than worked out from released counts.
GIVEN = ("cells", "certificate", "comments", "counts", "importance", "joint")
# What rests on the groups that the whole is made of.
FROM_BASIS = ("overall", "response", "unlock")


def release_of(body: Json) -> Release:
    """Read the release back: full cells with their counts, coarse ones as people without a rating.

    The number of people in a hidden cell is not told, so one stands for it: whether a cell is
    hidden matters for what is said about it, its size does not.
    """
    cells = tuple(_cell(entry) for entry in body["cells"])
    shown = tuple(cell for cell in cells if cell.form in {"full", "coarse"})
    items, levels = tuple(body["elements"]), tuple(body["rules"]["levels"])
    counts = np.zeros((len(shown), len(items), len(levels) + 1), dtype=np.int64)
    for row, cell in enumerate(shown):
        if cell.form == "full":
            counts[row] = [body["counts"][cell.id][item] for item in items]
        else:
            counts[row, :, -1] = cell.people
    table = CountTable(
        counts[..., :-1], tuple(cell.id for cell in shown), items, levels, unsure=counts[..., -1]
    )
    return Release(cells, table)


def split_given(body: Json) -> tuple[Json, Json]:
    """Part a body into what released counts determine, and what is taken as it is.

    Coarse figures are given: their counts are withheld, so nobody can work them out again.
    """
    given, found = set(GIVEN), dict(body)
    if _is_coarse(body):
        given.update(FROM_BASIS)
    coarse = {entry["id"] for entry in body["cells"] if entry["form"] == "coarse"}
    rest: Json = {part: found.pop(part) for part in given if part in found}
    scores, audiences = body["scores"], body["audience_scores"]
    rest["scores"] = {cell: each for cell, each in scores.items() if cell in coarse}
    found["scores"] = {cell: each for cell, each in scores.items() if cell not in coarse}
    rest["audience_scores"] = [each for each in audiences if _cell_of(each) in coarse]
    found["audience_scores"] = [each for each in audiences if _cell_of(each) not in coarse]
    return found, rest


def summarize_released(body: Json, *, plan: Plan) -> Json:
    """Compute again what released counts determine; the rest is not in it.

    Parameters
    ----------
    body : dict
        A frozen result, schema 2.
    plan : Plan
        What was fixed before anybody answered, with the seed of the result's draws.

    Returns
    -------
    dict
        To be held against the first part of :func:`split_given` of the same body.
    """
    computed = summarize(release_of(body), plan=plan)
    if body.get("joint") is not None:
        computed["importance_scores"] = {
            cell: importance_scores(_arrays(tables), smallest=plan.smallest)
            for cell, tables in body["joint"].items()
        }
    elif body.get("importance_scores") is not None:
        computed["importance_scores"] = unpaired_scores(
            body["counts"], body["importance"], smallest=plan.smallest
        )
    computed["cells"] = body["cells"]
    computed["rules"]["release_rule"] = body["rules"]["release_rule"]
    return split_given(computed)[0]


def _cell_of(audience_score: Json) -> str:
    return f"audience:{audience_score['audience']}"


def _cell(entry: Json) -> Cell:
    people = entry["people"]
    return Cell(
        id=entry["id"],
        kind=entry["kind"],
        audience=entry["audience"],
        unit=entry["unit"],
        people=int(entry["form"] == "hidden") if people is None else people,
        form=entry["form"],
        attribute=entry.get("attribute"),
        value=entry.get("value"),
    )


def _is_coarse(body: Json) -> bool:
    forms = {entry["id"]: entry["form"] for entry in body["cells"]}
    basis = body["overall"]["basis"]["cells"]
    return any(forms.get(cell) == "coarse" for cell in basis)


def _arrays(tables: Json) -> dict[str, Counts]:
    return {element: np.array(table, dtype=np.int64) for element, table in tables.items()}
