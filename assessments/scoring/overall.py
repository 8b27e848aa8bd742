"""The organization as a whole: domains, score, level, profile and agreement."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.cell_scores import weighted_mean
from assessments.scoring.coarse import CoarseMean, mean_of_coarse
from assessments.scoring.combine_audiences import effective_number
from assessments.scoring.location import index_from_mean
from assessments.scoring.native import Json, number, numbers
from assessments.scoring.org_level import org_level
from assessments.scoring.org_level_posterior import org_level_posterior
from assessments.scoring.overall_elements import interval, listed_elements
from assessments.scoring.within_group_agreement import agreement_word, mean_agreement
from assessments.scoring.words import NEVER_CERTAIN, SMALLEST_GROUP_WITH_NUMBERS, likelihood_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.scoring.basis import Basis
    from assessments.scoring.likelihoods import Likelihoods
    from assessments.scoring.overall_elements import ElementFigures
    from assessments.scoring.plan import Plan
    from assessments.scoring.table import Floats

SCORE_CONFIDENCE = 0.9
PROVISIONAL_BELOW = Fraction(4, 5)


def overall_section(
    basis: Basis, figures: ElementFigures, *, plan: Plan, likelihoods: Likelihoods
) -> Json:
    """Everything the first page of a report says."""
    return {
        "basis": _basis(basis, plan=plan),
        "elements": listed_elements(figures, basis, plan=plan),
        "domains": {
            domain: _domain(figures, elements, basis=basis, plan=plan)
            for domain, elements in plan.domains.items()
        },
        "score": _score(figures, plan.elements, basis=basis, plan=plan)
        | {"confidence": SCORE_CONFIDENCE},
        "level": _level(basis, figures, plan=plan, likelihoods=likelihoods),
        "profile": [
            int((figures.rank == rank).sum()) for rank in range(1, len(figures.levels) + 1)
        ],
        "agreement": _agreement(figures),
    }


def _basis(basis: Basis, *, plan: Plan) -> Json:
    people = np.array([[cell.people] for cell in basis.cells], dtype=np.int64).reshape(-1, 1)
    given = basis.weights.max(axis=1, initial=0.0) if basis.cells else np.zeros(0)
    weights = np.nan_to_num(given)[:, None]
    total = weights.sum()
    effective = (
        effective_number(people, weights=weights / total) if total > 0 else np.array([np.nan])
    )
    return {
        "cells": [cell.id for cell in basis.cells],
        "combine": plan.combine,
        "n": basis.people,
        "n_eff": number(effective[0]),
    }


def _score(figures: ElementFigures, elements: tuple[str, ...], *, basis: Basis, plan: Plan) -> Json:
    """Weighted mean over rated elements; of means of one decimal, itself of one decimal.

    The spread of the mean is the mean of the spreads: raters answer all elements, so their errors
    go together, and the counts cannot tell how much. This is the widest it can be.
    """
    chosen = [figures.elements.index(element) for element in elements]
    weights = np.array(plan.weights_of(elements))
    op, mean = "=", weighted_mean(figures.mean[chosen], weights)
    spread = weighted_mean(figures.spread[chosen], weights)
    if basis.coarse:
        op, mean = _coarse_mean(figures, chosen, weights)
    rated = sum(element in figures.rated for element in elements)
    return {
        "status": _score_status(rated, len(elements), coarse=basis.coarse),
        "op": op,
        "mean": number(mean),
        "index": number(index_from_mean(mean, levels=figures.levels)),
        "interval": interval(mean, spread, levels=figures.levels),
    }


def _coarse_mean(
    figures: ElementFigures, chosen: Sequence[int], weights: Floats
) -> tuple[str, float]:
    found = mean_of_coarse(
        (CoarseMean(figures.op[place], float(figures.mean[place])), weight)
        for place, weight in zip(chosen, weights.tolist(), strict=True)
        if not np.isnan(figures.mean[place])
    )
    return ("=", float("nan")) if found is None else (found.op, found.value)


def _score_status(rated: int, size: int, *, coarse: bool) -> str:
    if rated == 0:
        return "no_data"
    if coarse:
        return "coarse"
    return "provisional" if Fraction(rated, size) < PROVISIONAL_BELOW else "ok"


def _domain(
    figures: ElementFigures, elements: tuple[str, ...], *, basis: Basis, plan: Plan
) -> Json:
    known = tuple(element for element in elements if element in figures.elements)
    low, high = level_range(figures, known, plan=plan) or (None, None)
    return _score(figures, known, basis=basis, plan=plan) | {"low": low, "high": high}


def level_range(
    figures: ElementFigures, elements: tuple[str, ...], *, plan: Plan
) -> tuple[int, int] | None:
    """Lowest and highest level of a set of elements; None if none of them is rated.

    The scale's first level is "present everywhere", so no organization is shown below it.
    """
    ranks = {element: rank for element, rank in figures.ranks().items() if element in elements}
    if not any(ranks.values()):
        return None
    found = org_level(ranks, rule=plan.rule(top=len(figures.levels)))
    if found is None:
        return None
    return figures.levels[max(found[0], 1) - 1], figures.levels[max(found[1], 1) - 1]


def _level(basis: Basis, figures: ElementFigures, *, plan: Plan, likelihoods: Likelihoods) -> Json:
    found = level_range(figures, plan.elements, plan=plan)
    low, high = found or (None, None)
    chances = _chances(figures, plan=plan, likelihoods=likelihoods)
    words, confidence = None, None
    if found is not None and chances is not None:
        words, confidence = _certainty(found, chances, basis=basis)
    return {
        "low": low,
        "high": high,
        "likelihood": chances,
        "words": words,
        "confidence": confidence,
        "unrated": list(figures.unrated),
    }


def _chances(
    figures: ElementFigures, *, plan: Plan, likelihoods: Likelihoods
) -> list[float] | None:
    if likelihoods.ranks is None:
        return None
    rule = plan.rule(top=len(figures.levels))
    found = numbers(org_level_posterior(likelihoods.ranks, elements=plan.elements, rule=rule))
    return None if found is None else [chance or 0.0 for chance in found]


def _certainty(
    found: tuple[int, int], chances: list[float], *, basis: Basis
) -> tuple[str, float | None]:
    """Words for the level shown, and a number only where there are people enough for one."""
    low, high = found
    if low != high:
        return f"between level {low} and {high}", None
    rank = basis.levels.index(low) + 1
    words = likelihood_words(chances, rank=rank, levels=basis.levels)
    if basis.people < SMALLEST_GROUP_WITH_NUMBERS and not basis.census:
        return words, None
    sure = chances[rank - 1]
    return words, sure if basis.census else min(sure, NEVER_CERTAIN)


def _agreement(figures: ElementFigures) -> Json:
    star = number(mean_agreement(figures.agreement))
    return {"rwg_star": star, "words": None if star is None else agreement_word(star)}
