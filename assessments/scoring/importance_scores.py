"""Importance beside practice, both by the same people: is more wanted than is there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.benjamini_hochberg import benjamini_hochberg
from assessments.scoring.cell_lists import full_joint
from assessments.scoring.cliffs_delta import delta_word
from assessments.scoring.location import index_from_mean
from assessments.scoring.native import Json, number
from assessments.scoring.paired_gap import paired_gap

if TYPE_CHECKING:
    from assessments.scoring.joint import JointTable
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Release
    from assessments.scoring.table import Counts

Pairs = dict[str, dict[str, "Counts"]]


def importance_section(joint: JointTable | None, release: Release, *, plan: Plan) -> Json:
    """Joint tables of full organization and audience cells, and what they say of each element.

    Both parts are null where importance was not asked.
    """
    if joint is None:
        return {"joint": None, "importance_scores": None}
    pairs = valid_pairs(joint, release)
    return {
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


def importance_scores(tables: dict[str, Counts], *, smallest: int = 1) -> Json:
    r"""Mean importance, mean practice and their gap, among the people who rated both.

    ``index`` and ``practice_index`` put both on 0 to 100, whatever the two scales; ``index_gap`` is
    their difference. If the scales are equally long, ``gap`` is the mean of importance minus
    practice in levels, ``dominance`` (wins - losses)/n, ``p`` its exact sign test, ``q`` over the
    elements listed here; else these are null, as steps of unequal scales cannot be compared within
    a person.

    Parameters
    ----------
    tables : mapping of element to ndarray of int, shape (n_levels, n_importance)
    smallest : int
        Fewest pairs that are scored.

    Examples
    --------
    >>> table = np.array([[0, 1, 2, 0], [0, 2, 5, 3], [0, 1, 4, 4], [0, 0, 1, 2]])
    >>> found = importance_scores({"A1": table})["A1"]
    >>> found["mean"], found["practice"], found["gap"], found["dominance"], found["word"]
    (3.2, 2.48, 0.72, 0.52, 'large')
    """
    found = {element: _score(table, smallest=smallest) for element, table in tables.items()}
    p = np.array([np.nan if each["p"] is None else each["p"] for each in found.values()])
    adjusted = dict(zip(found, benjamini_hochberg(p).tolist(), strict=True))
    return {element: each | {"q": number(adjusted[element])} for element, each in found.items()}


def _score(table: Counts, *, smallest: int) -> Json:
    n = int(table.sum())
    if n < max(smallest, 1):
        return {**dict.fromkeys(_FIGURES), "status": "insufficient" if n else "no_data", "n": n}
    return {"status": "ok", "n": n, **_places(table), **_gap(table)}


_FIGURES = (
    *("mean", "index", "practice", "practice_index", "index_gap"),
    *("gap", "dominance", "p", "word"),
)


def _places(table: Counts) -> Json:
    practice, importance = (_mean(table.sum(axis=axis)) for axis in (1, 0))
    rows, columns = (tuple(range(1, length + 1)) for length in table.shape)
    index = float(index_from_mean(importance, levels=columns))
    beside = float(index_from_mean(practice, levels=rows))
    return {
        "mean": importance,
        "index": index,
        "practice": practice,
        "practice_index": beside,
        "index_gap": index - beside,
    }


def _mean(hist: Counts) -> float:
    return float(hist @ np.arange(1, len(hist) + 1) / hist.sum())


def _gap(table: Counts) -> Json:
    if table.shape[0] != table.shape[1]:
        return dict.fromkeys(("gap", "dominance", "p", "word"))
    found = paired_gap(table)
    return {
        "gap": found.mean_gap,
        "dominance": found.dominance,
        "p": found.p_sign,
        "word": None if found.dominance is None else delta_word(found.dominance),
    }
