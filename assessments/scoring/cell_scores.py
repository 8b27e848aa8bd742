"""The scores of every element in every released cell."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from assessments.scoring.basis import rated
from assessments.scoring.coarse import CoarseMean, coarse_mean
from assessments.scoring.element_level import element_level
from assessments.scoring.interpolated_median import interpolated_median, is_far_from_the_mean
from assessments.scoring.location import index_from_mean, level_variance, mean_level, median_level
from assessments.scoring.native import Json, number, numbers, whole
from assessments.scoring.shares import achievement, share_at_or_above
from assessments.scoring.table import divide
from assessments.scoring.visibility import is_low_visibility
from assessments.scoring.within_group_agreement import (
    agreement_word,
    is_polarised,
    within_group_agreement,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Release
    from assessments.scoring.table import CountTable, Floats


_MEASURES = (
    *("mean", "index", "variance", "median", "imedian", "rwg_star", "shares", "nplf", "level"),
    *("agreement", "likelihood"),
)


def cell_scores(release: Release, *, plan: Plan, likelihoods: dict[str, Floats]) -> Json:
    """Full cells: every measure. Coarse cells: a mean to one decimal and the level."""
    table = release.table
    measures = _measures(table, plan=plan)
    full = {cell.id for cell in release.with_form("full")}
    return {
        segment: {
            item: _full_score(table, measures, (row, column), likelihood=likelihoods.get(segment))
            for column, item in enumerate(table.items)
        }
        if segment in full
        else _coarse_scores(table, segment, plan=plan)
        for row, segment in enumerate(table.segments)
    }


def _measures(table: CountTable, *, plan: Plan) -> dict[str, NDArray[Any]]:
    mean = mean_level(table)
    return {
        "rated": rated(table, plan=plan),
        "mean": mean,
        "index": index_from_mean(mean, levels=table.levels),
        "variance": level_variance(table),
        "median": median_level(table),
        "imedian": interpolated_median(table),
        "rwg_star": within_group_agreement(table),
        "unsure_share": divide(table.unsure, table.unsure + table.answered),
        "shares": share_at_or_above(table),
        "at_level": divide(table.counts, table.answered[..., None]),
        "nplf": achievement(table),
        "level": element_level(table),
    }


def _full_score(
    table: CountTable,
    measures: dict[str, NDArray[Any]],
    place: tuple[int, int],
    *,
    likelihood: Floats | None,
) -> Json:
    """Every measure; of an element the group could not judge only its doubt is shown."""
    answered = int(table.counts[place].sum())
    unsure = int(table.unsure[place])
    if answered and not measures["rated"][place]:
        return {
            **dict.fromkeys(_MEASURES),
            "status": "insufficient",
            "n": answered,
            "unsure": unsure,
            **_flags(measures, place),
        }
    plain = ("mean", "index", "variance", "median", "imedian", "rwg_star")
    score: Json = {name: number(measures[name][place]) for name in plain}
    agreement = score["rwg_star"]
    return score | {
        **_flags(measures, place),
        "imedian_differs": is_far_from_the_mean(score["mean"], score["imedian"]),
        "status": "ok" if answered else status_without_ratings(unsure),
        "n": answered,
        "unsure": unsure,
        "shares": numbers(measures["shares"][place]),
        "nplf": measures["nplf"][place].tolist() if answered else None,
        "level": whole(measures["level"][place]),
        "agreement": None if agreement is None else agreement_word(agreement),
        "polarised": bool(answered) and is_polarised(measures["at_level"][place]),
        "likelihood": None if likelihood is None else numbers(likelihood[place[1]]),
    }


def _flags(measures: dict[str, NDArray[Any]], place: tuple[int, int]) -> Json:
    """What can be told however few could rate: that they were few."""
    unsure = number(measures["unsure_share"][place])
    return {
        "unsure_share": unsure,
        "low_visibility": bool(is_low_visibility(unsure)),
        "imedian_differs": False,
        "polarised": False,
    }


def _coarse_scores(table: CountTable, segment: str, *, plan: Plan) -> Json:
    found = coarse_values(table, segment, plan=plan)
    return {
        item: {"status": "insufficient", "mean": None, "level": None}
        if pair is None
        else {"status": "coarse", "mean": asdict(pair[0]), "level": pair[1]}
        for item, pair in zip(table.items, found, strict=True)
    }


def coarse_values(
    table: CountTable, segment: str, *, plan: Plan
) -> list[tuple[CoarseMean, int] | None]:
    """Coarse mean and level of each element of a small group; None where it could not judge."""
    one = table.take((segment,))
    means = [coarse_mean(hist, levels=one.levels) for hist in one.counts[0].tolist()]
    columns = zip(means, element_level(one)[0], rated(one, plan=plan)[0], strict=True)
    return [(mean, int(level)) if known and mean else None for mean, level, known in columns]


def status_without_ratings(unsure: int) -> str:
    """Tell "nobody answered" from "everybody said they can't judge"."""
    return "all_dk" if unsure else "no_data"


def weighted_mean(values: Floats, weights: Floats) -> float:
    """Weighted mean of the defined values; NaN if none is defined or has weight."""
    defined = ~np.isnan(values)
    return float(divide(np.where(defined, weights * values, 0).sum(), (weights * defined).sum()))
