"""Who answered of those invited, and what those who did not could change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.basis import headcount_of
from assessments.scoring.cell_lists import people_shown
from assessments.scoring.element_level import level_rank_from_reach
from assessments.scoring.native import Json, whole
from assessments.scoring.nonresponse import (
    nonresponse_reach,
    reach_if_unseen_are_lower,
    weighted_reach,
)
from assessments.scoring.shares import count_at_or_above
from assessments.scoring.table import divide

if TYPE_CHECKING:
    from assessments.scoring.basis import Basis
    from assessments.scoring.overall_elements import ElementFigures
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Cell, Release
    from assessments.scoring.table import Floats


def response_section(
    release: Release, basis: Basis, figures: ElementFigures, *, plan: Plan
) -> Json:
    """Response rates; bounds of levels where every distribution behind them and N are known.

    ``elements`` is the composite, ``cells`` each audience in it by itself. Elements an audience
    could not judge have no weight and no bounds.
    """
    known = np.where(basis.answered > 0, basis.headcounts[:, None], np.nan)
    reaches = (
        divide(count_at_or_above(basis.counts), basis.answered[..., None]),
        *nonresponse_reach(basis.counts, headcounts=known),
        reach_if_unseen_are_lower(basis.counts, headcounts=known),
    )
    names, levels = plan.elements, figures.levels
    hidden = np.nan if basis.coarse else 1.0
    combined = [weighted_reach(reach, weights=basis.weights) * hidden for reach in reaches]
    return {
        "audiences": {
            cell.audience: _rate(cell, release, plan=plan)
            for cell in release.cells
            if cell.kind == "audience"
        },
        "elements": dict(zip(names, _bounds(combined, levels=levels), strict=True)),
        "cells": {
            cell.id: dict(
                zip(names, _bounds([each[row] for each in reaches], levels=levels), strict=True)
            )
            for row, cell in enumerate(basis.cells)
            if cell.kind == "audience" and not np.isnan(basis.headcounts[row])
        },
    }


def _rate(cell: Cell, release: Release, *, plan: Plan) -> Json:
    """Invited, answered and their ratio; nothing where the number of answers is withheld."""
    answered = people_shown(cell)
    invited = None if answered is None else whole(headcount_of(cell, release, plan=plan))
    rate = None if answered is None or not invited else answered / invited
    return {"invited": invited, "answered": answered, "rate": rate}


def _bounds(reaches: list[Floats], *, levels: tuple[int, ...]) -> list[Json]:
    """Lowest and highest level the unseen allow; fragile if half a level lower changes it.

    ``reaches`` are the shares of those who answered, the bounds, and those if the unseen are lower.
    """
    ranks = [level_rank_from_reach(reach) for reach in reaches]
    return [
        {
            "level_low": None if np.isnan(low) else levels[int(low) - 1],
            "level_high": None if np.isnan(high) else levels[int(high) - 1],
            "fragile": None if np.isnan(lower) else bool(lower != own),
        }
        for own, low, high, lower in zip(*ranks, strict=True)
    ]
