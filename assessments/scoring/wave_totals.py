"""What moved in the score, the domains and the level, element for element alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.cell_scores import weighted_mean
from assessments.scoring.native import Json, number
from assessments.scoring.overall_elements import Z90
from assessments.scoring.wave_pair import probability_of_a_rise

if TYPE_CHECKING:
    from assessments.scoring.table import Floats
    from assessments.scoring.wave import Wave
    from assessments.scoring.wave_pair import WavePair


def score_change(pair: WavePair, elements: dict[str, Json]) -> Json:
    """Change of the score: like for like, its parts, and its 90 % interval.

    ``difference`` is over the elements compared in both waves, by the later wave's weights;
    ``within`` and ``mix`` add up to it (None unless two audiences stand behind both waves);
    ``scope`` is what is left of the whole change, due to
    elements in one wave only and to other weights. Where a mean behind either score is only a
    bound, there is no whole change, and ``difference`` is over the elements without bounds.
    """
    scores = [wave.body["overall"]["score"] for wave in (pair.before, pair.after)]
    found = _alike(pair, elements, pair.elements)
    whole = None if pair.is_refused_overall else _whole_change(pair, scores)
    alike = found["difference"]
    return {
        "before": scores[0],
        "after": scores[1],
        "change": whole,
        **found,
        "scope": None if whole is None or alike is None else whole - alike,
    }


def _whole_change(pair: WavePair, scores: list[Json]) -> float | None:
    early, late = (score["mean"] for score in scores)
    if (
        early is None
        or late is None
        or any(_has_bounds(wave) for wave in (pair.before, pair.after))
    ):
        return None
    if any(score["status"] == "coarse" for score in scores):
        return float(round(late - early, 1))
    return float(late - early)


def _has_bounds(wave: Wave) -> bool:
    """Tell whether a mean of the whole is only known to be at least or at most something."""
    entries = wave.body["overall"]["elements"].values()
    return any(entry["mean"] is not None and entry.get("op", "=") != "=" for entry in entries)


def domain_changes(pair: WavePair, elements: dict[str, Json]) -> Json:
    """The same for every domain of either wave; a domain is compared over what both asked of it."""
    domains = pair.before.body["domains"] | pair.after.body["domains"]
    early, late = (wave.body["overall"]["domains"] for wave in (pair.before, pair.after))
    return {
        domain: {
            "before": early.get(domain),
            "after": late.get(domain),
            **_alike(pair, elements, tuple(members)),
        }
        for domain, members in domains.items()
    }


def level_change(pair: WavePair) -> Json:
    """The level in both waves, and how likely it rose, if it means the same in both."""
    levels = [wave.body["overall"]["level"] for wave in (pair.before, pair.after)]
    chances = [level["likelihood"] for level in levels]
    status = _level_status(pair)
    return {
        "status": status,
        "before": [levels[0]["low"], levels[0]["high"]],
        "after": [levels[1]["low"], levels[1]["high"]],
        "prob_rose": probability_of_a_rise(*chances) if status == "ok" else None,
    }


def _level_status(pair: WavePair) -> str:
    if pair.other_rules() or pair.before.levels != pair.after.levels:
        return "not_comparable"
    if set(pair.before.elements) != set(pair.after.elements):
        return "other_scope"
    return "rubric_changed" if pair.changed & set(pair.elements) else "ok"


def _alike(pair: WavePair, elements: dict[str, Json], members: tuple[str, ...]) -> Json:
    compared = [e for e in members if elements.get(e, {}).get("difference") is not None]
    weights = np.array([pair.after.body["rules"]["weights"].get(e, 1.0) for e in compared])
    difference, within, mix = (
        weighted_mean(_column(elements, compared, name), weights)
        for name in ("difference", "within", "mix")
    )
    spread = [_spread(wave, compared, weights) for wave in (pair.before, pair.after)]
    half = Z90 * float(np.hypot(spread[0], spread[1]))
    known = number(difference), number(half)
    if any(elements[element]["status"] == "coarse" for element in compared):
        known = round(difference, 1), None
    return {
        "compared": len(compared),
        "difference": known[0],
        "interval": None if None in known else [difference - half, difference + half],
        "within": number(within),
        "mix": number(mix),
    }


def _column(elements: dict[str, Json], compared: list[str], name: str) -> Floats:
    found = [elements[element].get(name) for element in compared]
    return np.array([np.nan if value is None else value for value in found], dtype=np.float64)


def _spread(wave: Wave, compared: list[str], weights: Floats) -> float:
    """Mean of the elements' posterior deviations, read back from their intervals.

    An interval is cut at an end of the scale, never at both: its longer half is the whole one.
    """
    entries = [wave.body["overall"]["elements"][element] for element in compared]
    halves = [
        np.nan
        if entry["interval"] is None
        else max(entry["mean"] - entry["interval"][0], entry["interval"][1] - entry["mean"]) / Z90
        for entry in entries
    ]
    return weighted_mean(np.array(halves, dtype=np.float64), weights)
