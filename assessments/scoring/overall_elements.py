"""The eighteen elements over all audiences together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.cell_scores import coarse_values, status_without_ratings
from assessments.scoring.combine_audiences import combined_standard_error, effective_number
from assessments.scoring.element_level import level_rank_from_shares
from assessments.scoring.finite_population import finite_population_mean
from assessments.scoring.interpolated_median import (
    interpolated_median_from_shares,
    is_far_from_the_mean,
)
from assessments.scoring.location import index_from_mean, level_variance
from assessments.scoring.native import Json, number, numbers, whole
from assessments.scoring.share_draws import level_shares
from assessments.scoring.shares import count_at_or_above
from assessments.scoring.table import Floats, divide
from assessments.scoring.visibility import is_low_visibility
from assessments.scoring.within_group_agreement import (
    agreement_word,
    is_polarised,
    uniform_variance,
)
from assessments.scoring.words import likelihood_words

if TYPE_CHECKING:
    from assessments.scoring.basis import Basis
    from assessments.scoring.coarse import Op
    from assessments.scoring.likelihoods import Likelihoods
    from assessments.scoring.plan import Plan
    from assessments.scoring.table import Counts

Z90 = 1.6448536269514722


@dataclass(frozen=True, slots=True, eq=False)
class ElementFigures:
    """Arrays over the items; NaN where an element is unrated.

    ``mean`` is exact, or rounded to 0.1 when the basis is coarse, and everything else follows from
    it.
    """

    elements: tuple[str, ...]
    levels: tuple[int, ...]
    shares: Floats
    mean: Floats
    op: tuple[Op, ...]
    error: Floats
    spread: Floats
    rank: Floats
    agreement: Floats
    answered: Floats
    likelihood: Floats

    @property
    def rated(self) -> tuple[str, ...]:
        """Elements with a level."""
        return tuple(e for e, rank in zip(self.elements, self.rank, strict=True) if rank > 0)

    @property
    def unrated(self) -> tuple[str, ...]:
        """Elements without one."""
        return tuple(e for e in self.elements if e not in self.rated)

    def ranks(self) -> dict[str, int | None]:
        """Level rank of each element, None if unrated."""
        return {e: whole(rank) for e, rank in zip(self.elements, self.rank, strict=True)}


def element_figures(basis: Basis, *, plan: Plan, likelihoods: Likelihoods) -> ElementFigures:
    """Compute the figures of every element over the basis."""
    shares, scale = basis.shares, np.asarray(basis.levels, dtype=np.float64)
    blank = np.full(len(plan.elements), np.nan)
    chances = np.full((len(plan.elements), len(scale)), np.nan)
    exact: Op = "="
    if basis.coarse:
        return _coarse_figures(basis, plan=plan, blank=blank, chances=chances)
    if likelihoods.ranks is not None:
        chances = level_shares(likelihoods.ranks, levels=len(scale))
    mean = shares @ scale
    number_effective = effective_number(basis.answered, weights=basis.weights)
    within = divide(
        number_effective * (shares @ scale**2 - mean**2),
        np.where(number_effective > 1 + 1e-9, number_effective - 1, 0),
    )
    error, spread = (blank, blank) if basis.single_rater else _uncertainty(basis, plan=plan)
    return ElementFigures(
        elements=plan.elements,
        levels=basis.levels,
        shares=shares,
        mean=mean,
        op=tuple(exact for _ in plan.elements),
        error=error,
        spread=spread,
        rank=level_rank_from_shares(shares),
        agreement=1 - np.maximum(within, 0) / uniform_variance(len(scale)),
        answered=basis.answered.sum(axis=0).astype(np.float64),
        likelihood=chances,
    )


def _uncertainty(basis: Basis, *, plan: Plan) -> tuple[Floats, Floats]:
    """Standard error of the sample, and standard deviation of the posterior, of the combined mean.

    The posterior one is never 0 for a unanimous handful, so the interval uses it.
    """
    error = combined_standard_error(
        level_variance(basis.table),
        basis.answered,
        weights=basis.weights,
        headcounts=basis.headcounts,
    )
    _, deviation = finite_population_mean(
        basis.counts,
        levels=basis.levels,
        headcounts=basis.headcounts[:, None],
        alpha=plan.prior(levels=len(basis.levels)),
    )
    squared = np.where(basis.weights > 0, basis.weights**2 * deviation**2, 0).sum(axis=0)
    return error, np.where(np.isnan(basis.weights).any(axis=0), np.nan, np.sqrt(squared))


def _coarse_figures(basis: Basis, *, plan: Plan, blank: Floats, chances: Floats) -> ElementFigures:
    found = coarse_values(basis.table, basis.cells[0].id, plan=plan)
    place = {level: rank for rank, level in enumerate(basis.levels, start=1)}
    return ElementFigures(
        elements=plan.elements,
        levels=basis.levels,
        shares=chances,
        mean=np.array([np.nan if pair is None else pair[0].value for pair in found]),
        op=tuple("=" if pair is None else pair[0].op for pair in found),
        error=blank,
        spread=blank,
        rank=np.array([np.nan if pair is None else place[pair[1]] for pair in found]),
        agreement=blank,
        answered=blank,
        likelihood=chances,
    )


def listed_elements(figures: ElementFigures, basis: Basis, *, plan: Plan) -> Json:
    """Write the figures of every element as JSON."""
    unsure = divide(basis.table.unsure.sum(axis=0), np.asarray(basis.people))
    hidden = basis.coarse or not basis.cells
    shown = [None if hidden else number(share) for share in unsure]
    return {
        element: _listed(figures, column, plan=plan)
        | {"unsure_share": shown[column], "low_visibility": is_low_visibility(shown[column])}
        | {"status": _status(figures, basis, column)}
        for column, element in enumerate(plan.elements)
    }


def _valid(basis: Basis) -> Counts:
    """People who answered at all less those unsure: also counts ratings too few to be used."""
    return basis.people - basis.table.unsure.sum(axis=0)


def _status(figures: ElementFigures, basis: Basis, column: int) -> str:
    if not np.isnan(figures.mean[column]):
        return "coarse" if basis.coarse else "ok"
    if not basis.cells:
        return "no_data"
    if basis.coarse or _valid(basis)[column] > 0:
        return "insufficient"
    return status_without_ratings(int(basis.table.unsure[:, column].sum()))


def _listed(figures: ElementFigures, column: int, *, plan: Plan) -> Json:
    mean, rank = number(figures.mean[column]), whole(figures.rank[column])
    target = plan.targets.get(plan.elements[column])
    shares = figures.shares[column]
    agreement = number(figures.agreement[column])
    chances = numbers(figures.likelihood[column])
    known = mean is not None and not np.isnan(shares).any()
    median = number(interpolated_median_from_shares(shares, levels=figures.levels))
    return {
        "n": whole(figures.answered[column]),
        "mean": mean,
        "imedian": median,
        "imedian_differs": is_far_from_the_mean(mean, median),
        "op": figures.op[column],
        "index": number(index_from_mean(figures.mean[column], levels=figures.levels)),
        "se": number(figures.error[column]),
        "interval": interval(figures.mean[column], figures.spread[column], levels=figures.levels),
        "level": None if rank is None else figures.levels[rank - 1],
        "shares": numbers(count_at_or_above(shares)),
        "levels": numbers(shares),
        "likelihood": chances,
        "words": _words(chances, rank=rank, levels=figures.levels),
        "target": target,
        "gap": None if mean is None or target is None else target - mean,
        "rwg_star": agreement,
        "agreement": None if agreement is None else agreement_word(agreement),
        "polarised": known and is_polarised(shares),
    }


def _words(
    chances: list[float | None] | None, *, rank: int | None, levels: tuple[int, ...]
) -> str | None:
    if chances is None or rank is None:
        return None
    return likelihood_words([chance or 0.0 for chance in chances], rank=rank, levels=levels)


def interval(mean: float, spread: float, *, levels: tuple[int, ...]) -> list[float] | None:
    """Return the 90 % interval around a mean, kept inside the scale; None if it is not defined."""
    low, high = number(mean - Z90 * spread), number(mean + Z90 * spread)
    if low is None or high is None:
        return None
    return [max(low, float(levels[0])), min(high, float(levels[-1]))]
