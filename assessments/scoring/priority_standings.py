"""Where each element stands on the way to the next level, read from the body of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.priority_list import Standing
from assessments.scoring.steps_to_level import steps_from_shares

if TYPE_CHECKING:
    from assessments.scoring.native import Json

ORGANIZATION = "organization"


def priority_standings(body: Json) -> list[Standing]:
    r"""Target, gap, weight, evidence and cost of each element, from what is released of the whole.

    The target of an element is the level the unlock set raises it to; outside the set it is the
    lowest level whose reaching serves the next level t of the whole: :math:`\min(t, level + 1)`.

    Parameters
    ----------
    body : dict
        A frozen result, of any schema.

    Returns
    -------
    list of Standing
        In the order of the elements; empty where there is no next level. An element without a mean
        keeps its own status, and one whose likelihoods are not told is "no_likelihood".
    """
    unlock = body.get("unlock")
    if unlock is None:
        return []
    weights = priority_weights(body)
    raised = {move["element"]: move["to"] for move in unlock["moves"]}
    return [
        _standing(body, element, raised=raised, weight=weights[element])
        if element in weights
        else Standing(element, _status(body["overall"]["elements"][element]))
        for element in body["elements"]
    ]


def priority_weights(body: Json) -> dict[str, float]:
    """Weight on 0 to 1 of each element that can be ranked: its importance, or its own weight.

    Importance counts where it is known of all of them, so that all are weighed by one measure.
    """
    entries = body["overall"]["elements"]
    ranked = [e for e in body["elements"] if _status(entries[e]) == "ok"]
    if weighs_importance(body):
        told = _importance(body)
        return {element: told[element] / 100 for element in ranked}
    weights = {element: body["rules"]["weights"].get(element, 1.0) for element in ranked}
    heaviest = max(weights.values(), default=0.0) or 1.0
    return {element: weight / heaviest for element, weight in weights.items()}


def weighs_importance(body: Json) -> bool:
    """Whether the importance of everybody is told of each element that can be ranked."""
    told, entries = _importance(body), body["overall"]["elements"]
    return bool(told) and all(e in told for e in body["elements"] if _status(entries[e]) == "ok")


def _importance(body: Json) -> dict[str, float]:
    scores = (body.get("importance_scores") or {}).get(ORGANIZATION) or {}
    return {e: each["index"] for e, each in scores.items() if each.get("index") is not None}


def _status(entry: Json) -> str:
    if entry.get("mean") is None or entry.get("level") is None:
        return str(entry["status"])
    chances = entry.get("likelihood")
    return "no_likelihood" if not chances or None in chances else "ok"


def _standing(body: Json, element: str, *, raised: dict[str, int], weight: float) -> Standing:
    levels: list[int] = body["rules"]["levels"]
    entry = body["overall"]["elements"][element]
    next_up = min(levels.index(body["unlock"]["target"]), levels.index(entry["level"]) + 1)
    target = raised.get(element, levels[next_up])
    place = levels.index(target)
    return Standing(
        element,
        "ok",
        in_set=element in raised,
        target=target,
        short=(target - entry["mean"]) / (len(levels) - 1),
        weight=weight,
        below=round(sum(entry["likelihood"][:place]), 9),
        steps=steps_from_shares(np.array(entry["levels"]), people=entry["n"], place=place),
    )
