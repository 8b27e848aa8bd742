"""The draws behind a result: ranks of the composite, and how likely each cell's levels are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.level_posterior import level_posterior
from assessments.scoring.share_draws import composite_ranks, generator, level_shares

if TYPE_CHECKING:
    from assessments.scoring.basis import Basis
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Release
    from assessments.scoring.table import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Likelihoods:
    """Ranks of the composite [items, draws] or None; [items, levels] for cells that have them."""

    ranks: Floats | None
    cells: dict[str, Floats]


def draw_likelihoods(release: Release, basis: Basis, *, plan: Plan) -> Likelihoods:
    """Draw once for the composite; where N is known, read the cells off the same draws.

    Cells without a headcount use the closed form. Units get none, and one rater or a coarse basis
    has nothing to draw from.
    """
    if basis.coarse or basis.people <= 1:
        return Likelihoods(None, {})
    levels = len(basis.levels)
    ranks, alone = composite_ranks(
        basis.counts,
        weights=basis.weights,
        headcounts=basis.headcounts,
        alpha=plan.prior(levels=levels),
        draws=plan.draws,
        rng=generator(plan.seed),
    )
    drawn = {
        cell.id: level_shares(own, levels=levels)
        for cell, own, headcount in zip(basis.cells, alone, basis.headcounts, strict=True)
        if not np.isnan(headcount)
    }
    return Likelihoods(ranks, _closed_forms(release, plan=plan) | drawn)


def _closed_forms(release: Release, *, plan: Plan) -> dict[str, Floats]:
    names = tuple(
        cell.id for cell in release.with_form("full") if cell.kind != "unit" and cell.people > 1
    )
    posterior = level_posterior(
        release.table.take(names), alpha=plan.prior(levels=len(release.table.levels))
    )
    return dict(zip(names, posterior, strict=True))
