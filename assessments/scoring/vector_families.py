"""Thin adapters from the names in reference vectors to this room's functions."""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from assessments.scoring.benchmark import benchmark_quartiles, percentile_rank
from assessments.scoring.benjamini_hochberg import benjamini_hochberg
from assessments.scoring.brunner_munzel import brunner_munzel
from assessments.scoring.cliffs_delta import cliffs_delta, cliffs_delta_ci
from assessments.scoring.element_level import element_level
from assessments.scoring.icc_oneway import icc_oneway
from assessments.scoring.interpolated_median import interpolated_median
from assessments.scoring.krippendorff_alpha import krippendorff_alpha_ordinal
from assessments.scoring.location import index_from_mean, level_variance, mean_level, median_level
from assessments.scoring.native import number, numbers, whole
from assessments.scoring.org_level import LevelRule, org_level
from assessments.scoring.paired_gap import paired_gap
from assessments.scoring.shares import achievement, share_at_or_above
from assessments.scoring.steps_to_level import steps_to_level
from assessments.scoring.table import Counts, CountTable, one_cell
from assessments.scoring.unlock_set import unlock_set
from assessments.scoring.vector_populations import POPULATION_FAMILIES
from assessments.scoring.within_group_agreement import (
    average_deviation,
    mean_agreement,
    stepped_up_agreement,
    within_group_agreement,
)
from assessments.scoring.wmw_asymptotic import wmw_asymptotic
from assessments.scoring.wmw_exact import wmw_exact

if TYPE_CHECKING:
    from collections.abc import Callable

Given = dict[str, Any]
LEVELS_OF_THE_FILES = 4


def _location(given: Given) -> Any:
    table = one_cell(given["hist"])
    mean, variance = mean_level(table)[0, 0], level_variance(table)[0, 0]
    return {
        "n": int(table.answered[0, 0]),
        "mean": number(mean),
        "index100": number(index_from_mean(mean, levels=table.levels)),
        "variance": number(variance),
        "sd": number(np.sqrt(variance)),
        "median": number(median_level(table)[0, 0]),
    }


def _element_level(given: Given) -> Any:
    table = one_cell(given["hist"])
    answered = bool(table.answered[0, 0])
    return {
        "level": whole(element_level(table)[0, 0]),
        "shares_ge": numbers(share_at_or_above(table)[0, 0]),
        "nplf": achievement(table)[0, 0].tolist() if answered else None,
    }


def _steps(given: Given) -> Any:
    table = one_cell(given["hist"])
    if given["target"] not in table.levels:
        return None
    return whole(steps_to_level(table, target=given["target"])[0, 0])


def level_rule(given: Given, *, levels: list[int | None]) -> LevelRule:
    """Read the staged rule of a vector; its scale is the files' unless a higher level occurs."""
    top = max([LEVELS_OF_THE_FILES, *(level for level in levels if level is not None)])
    quota = Fraction(str(given.get("quota", "4/5")))
    return LevelRule(frozenset(given.get("core") or ()), quota, given.get("top", top))


def _org_level(given: Given) -> Any:
    rule = level_rule(given, levels=list(given["levels"].values()))
    found = org_level(given["levels"], rule=rule)
    return None if found is None else {"low": found[0], "high": found[1]}


def _unlock(given: Given) -> Any:
    rule = level_rule(given, levels=list(given["levels"].values()))
    found = unlock_set(given["levels"], rule=rule)
    if found is None:
        return {"target": None, "total_cost": None}
    return {"target": found.target, "total_cost": found.total_cost}


def _pair(given: Given) -> tuple[Counts, Counts]:
    return np.array(given["a"], dtype=np.int64), np.array(given["b"], dtype=np.int64)


def _cliffs_delta(given: Given) -> Any:
    delta = cliffs_delta(*_pair(given))
    return {"delta": number(delta), "ps": number((delta + 1) / 2)}


def _cliffs_delta_ci(given: Given) -> Any:
    found = cliffs_delta_ci(*_pair(given), confidence=given.get("confidence", 0.95))
    return dict(zip(("variance", "low", "high"), found or (None, None, None), strict=True))


def _asymptotic(given: Given) -> Any:
    u, p = wmw_asymptotic(*_pair(given))
    return {"U": number(u), "p": number(p)}


def _brunner_munzel(given: Given) -> Any:
    w, p = brunner_munzel(*_pair(given))
    return {"W": number(w), "p": number(p)}


def _hochberg(given: Given) -> Any:
    p = np.array([np.nan if value is None else value for value in given["p"]], dtype=np.float64)
    return [number(q) for q in benjamini_hochberg(p)]


def _agreement(given: Given) -> Any:
    hists = given["hists"]
    width = given.get("options") or len(hists[0])
    counts = np.array([hists], dtype=np.int64).reshape(1, len(hists), width)
    items = tuple(str(place) for place in range(len(hists)))
    table = CountTable(counts, ("all",), items, tuple(range(1, width + 1)))
    agreement, deviation = within_group_agreement(table)[0], average_deviation(table)[0]
    return {
        "rwg": [number(value) for value in agreement],
        "rwg_star_j": number(mean_agreement(agreement)),
        "rwg_j": number(stepped_up_agreement(agreement)),
        "ad_md": [number(value) for value in deviation],
        "ad_md_j": number(mean_agreement(deviation)),
    }


def _icc(given: Given) -> Any:
    groups = np.array(given["groups"], dtype=np.int64)
    if groups.size == 0:
        return None
    found = icc_oneway(groups, levels=tuple(range(1, groups.shape[-1] + 1)))
    return dict.fromkeys(("msb", "msw", "k", "icc1", "icc2")) if found is None else asdict(found)


def _alpha(given: Given) -> Any:
    units = np.array(given["units"], dtype=np.int64)
    return None if units.size == 0 else krippendorff_alpha_ordinal(units)


def _paired(given: Given) -> Any:
    joint = np.array(given["joint"], dtype=np.int64)
    return asdict(paired_gap(joint if joint.size else np.zeros((0, 0), dtype=np.int64)))


def _percentile(given: Given) -> Any:
    if given["score"] is None:
        return None
    return percentile_rank(given["score"], reference=_reference(given))


def _reference(given: Given) -> Any:
    return np.array([score for score in given["reference"] if score is not None], dtype=np.float64)


FAMILIES: dict[str, Callable[[Given], Any]] = {
    "location": _location,
    "interpolated_median": lambda given: number(interpolated_median(one_cell(given["hist"]))[0, 0]),
    "element_level": _element_level,
    "steps_to_level": _steps,
    "org_level": _org_level,
    "unlock_set": _unlock,
    "cliffs_delta": _cliffs_delta,
    "cliffs_delta_ci": _cliffs_delta_ci,
    "wmw_exact": lambda given: wmw_exact(*_pair(given)),
    "wmw_asymptotic": _asymptotic,
    "brunner_munzel": _brunner_munzel,
    "benjamini_hochberg": _hochberg,
    "within_group_agreement": _agreement,
    "icc_oneway": _icc,
    "krippendorff_alpha_ordinal": _alpha,
    "paired_gap": _paired,
    "percentile_rank": _percentile,
    "benchmark_quartiles": lambda given: numbers(benchmark_quartiles(_reference(given))),
    **POPULATION_FAMILIES,
}
