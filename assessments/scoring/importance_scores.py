"""Importance beside practice, both by the same people: is more wanted than is there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.benjamini_hochberg import benjamini_hochberg
from assessments.scoring.cliffs_delta import delta_word
from assessments.scoring.location import index_from_mean
from assessments.scoring.native import Json, number
from assessments.scoring.paired_gap import paired_gap

if TYPE_CHECKING:
    from assessments.scoring.table import Counts


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


def unpaired_scores(practice: Json, importance: Json, *, smallest: int = 1) -> Json:
    """Mean importance and practice, each of all who gave it, and their difference, untested.

    Parameters
    ----------
    practice, importance : dict
        By cell and element: people per level, then those who could not judge.
    smallest : int
        Fewest ratings of either that are scored.

    Returns
    -------
    dict
        As of :func:`importance_scores`, by cell; what needs pairs is null.
    """
    return {
        cell: {
            element: _unpaired(practice[cell][element], given, smallest=smallest)
            for element, given in told.items()
        }
        for cell, told in importance.items()
    }


def _unpaired(practice: list[int], importance: list[int], *, smallest: int) -> Json:
    hists = np.array(practice[:-1]), np.array(importance[:-1])
    fewest = min(int(hist.sum()) for hist in hists)
    nothing: Json = dict.fromkeys((*_FIGURES, "n", "q"))
    if fewest < max(smallest, 1):
        return {**nothing, "status": "insufficient" if fewest else "no_data"}
    found = nothing | _places(*hists) | {"status": "ok"}
    is_comparable = len(practice) == len(importance)
    return found | {"gap": found["mean"] - found["practice"] if is_comparable else None}


def _score(table: Counts, *, smallest: int) -> Json:
    n = int(table.sum())
    if n < max(smallest, 1):
        return {**dict.fromkeys(_FIGURES), "status": "insufficient" if n else "no_data", "n": n}
    places = _places(table.sum(axis=1), table.sum(axis=0))
    return {"status": "ok", "n": n, **places, **_gap(table)}


_FIGURES = (
    *("mean", "index", "practice", "practice_index", "index_gap"),
    *("gap", "dominance", "p", "word"),
)


def _places(rated: Counts, wanted: Counts) -> Json:
    practice, importance = _mean(rated), _mean(wanted)
    rows, columns = (tuple(range(1, len(hist) + 1)) for hist in (rated, wanted))
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
