"""One score for each audience."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.basis import headcount_of, rated_only
from assessments.scoring.cell_lists import people_shown
from assessments.scoring.cell_scores import coarse_values, weighted_mean
from assessments.scoring.coarse import mean_of_coarse
from assessments.scoring.finite_population import finite_population_mean
from assessments.scoring.location import index_from_mean, mean_level
from assessments.scoring.native import Json, half_up, number
from assessments.scoring.overall_elements import interval

if TYPE_CHECKING:
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Cell, Release


def audience_scores(release: Release, *, plan: Plan) -> list[Json]:
    """Score every audience in the form its cell allows."""
    return [
        {"audience": cell.audience, "people": people_shown(cell)} | _score(cell, release, plan=plan)
        for cell in release.cells
        if cell.kind == "audience"
    ]


def _score(cell: Cell, release: Release, *, plan: Plan) -> Json:
    if cell.form == "full":
        return _full(cell, release, plan=plan)
    if cell.form == "coarse":
        return _coarse(cell, release, plan=plan)
    return _blank("hidden" if cell.form == "hidden" else "no_data")


def _blank(status: str) -> Json:
    return {"status": status, "op": "=", "mean": None, "index": None, "interval": None}


def _full(cell: Cell, release: Release, *, plan: Plan) -> Json:
    table = rated_only(release.table.take((cell.id,)), plan=plan)
    usable = mean_level(table)[0]
    weights = np.array(plan.weights_of(plan.elements))
    mean = weighted_mean(usable, weights)
    if np.isnan(mean):
        return _blank("no_data")
    _, deviation = finite_population_mean(
        table.counts[0],
        levels=table.levels,
        headcounts=np.array(headcount_of(cell, release, plan=plan)),
        alpha=plan.prior(levels=len(table.levels)),
    )
    spread = weighted_mean(np.where(np.isnan(usable), np.nan, deviation), weights)
    return {
        "status": "ok",
        "op": "=",
        "mean": mean,
        "index": number(index_from_mean(mean, levels=table.levels)),
        "interval": None if cell.people == 1 else interval(mean, spread, levels=table.levels),
    }


def _coarse(cell: Cell, release: Release, *, plan: Plan) -> Json:
    """Mean of the displayed means, and its index as a whole number."""
    table = release.table.take((cell.id,))
    found = coarse_values(table, cell.id, plan=plan)
    weights = plan.weights_of(plan.elements)
    mean = mean_of_coarse(
        (pair[0], weight) for pair, weight in zip(found, weights, strict=True) if pair is not None
    )
    if mean is None:
        return _blank("no_data")
    index = half_up(float(index_from_mean(mean.value, levels=table.levels)))
    return {
        "status": "coarse",
        "op": mean.op,
        "mean": mean.value,
        "index": float(index),
        "interval": None,
    }
