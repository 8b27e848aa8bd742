"""The draws behind a result: ranks of the composite, and how likely each cell's levels are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.element_level import level_rank_from_shares
from assessments.scoring.level_posterior import level_posterior
from assessments.scoring.share_draws import generator, level_shares, share_draws

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
    rng = generator(plan.seed)
    items, levels = basis.counts.shape[1:]
    alpha = plan.prior(levels=levels)
    combined = np.zeros((items, plan.draws, levels))
    cells = _closed_forms(release, plan=plan)
    for row, cell in enumerate(basis.cells):
        headcount = basis.headcounts[row]
        drawn = share_draws(
            basis.counts[row], alpha=alpha, draws=plan.draws, rng=rng, headcount=headcount
        )
        weight = basis.weights[row][:, None, None]
        combined += np.where(weight > 0, weight * drawn, 0)
        if not np.isnan(headcount):
            cells[cell.id] = level_shares(level_rank_from_shares(drawn), levels=levels)
    combined[np.isnan(basis.weights).any(axis=0)] = np.nan
    return Likelihoods(level_rank_from_shares(combined), cells)


def _closed_forms(release: Release, *, plan: Plan) -> dict[str, Floats]:
    names = tuple(
        cell.id for cell in release.with_form("full") if cell.kind != "unit" and cell.people > 1
    )
    posterior = level_posterior(
        release.table.take(names), alpha=plan.prior(levels=len(release.table.levels))
    )
    return dict(zip(names, posterior, strict=True))
