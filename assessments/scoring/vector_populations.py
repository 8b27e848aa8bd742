"""Adapters of the vectors about combined audiences, posteriors and finite populations."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from assessments.scoring.combine_audiences import (
    audience_weights,
    combined_shares,
    combined_standard_error,
    effective_number,
)
from assessments.scoring.element_level import level_rank_from_shares
from assessments.scoring.finite_population import (
    finite_population_mean,
    fpc_variance,
    level2_posterior_finite,
)
from assessments.scoring.level_posterior import level_posterior
from assessments.scoring.location import level_variance
from assessments.scoring.native import number, numbers, whole
from assessments.scoring.nonresponse import nonresponse_reach
from assessments.scoring.org_level import LevelRule
from assessments.scoring.org_level_posterior import org_level_posterior
from assessments.scoring.prior import prior_weight
from assessments.scoring.share_draws import (
    composite_ranks,
    generator,
    level_shares,
    share_draws,
)
from assessments.scoring.table import Counts, CountTable, Floats, one_cell

if TYPE_CHECKING:
    from collections.abc import Callable

Given = dict[str, Any]
DRAWS = 60_000
SEED = 20_261_121


def _labelled(values: Any, names: list[str]) -> Floats:
    """Read one number per audience from a list or a mapping; NaN where it is not told."""
    if isinstance(values, dict):
        values = [values.get(name) for name in names]
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _groups(given: Given) -> tuple[list[str], Counts]:
    hists = given["hists"]
    named = hists if isinstance(hists, dict) else {str(g): hist for g, hist in enumerate(hists)}
    return list(named), np.array(list(named.values()), dtype=np.int64)[:, None, :]


def _weights(given: Given, names: list[str], counts: Counts) -> Floats:
    chosen = given.get("weights")
    if chosen == "headcount":
        chosen = given["headcount"]
    raw = None if chosen is None or chosen == "equal" else _labelled(chosen, names)
    return audience_weights(counts.sum(axis=-1), weights=raw)


def _combine(given: Given) -> Any:
    if not given["hists"]:
        return None
    names, counts = _groups(given)
    levels = tuple(range(1, counts.shape[-1] + 1))
    table = CountTable(counts, tuple(names), ("item",), levels)
    weights = _weights(given, names, counts)
    shares = combined_shares(counts, weights=weights)
    unknown = np.full(len(names), np.nan)
    known = given.get("headcount")
    error = combined_standard_error(
        level_variance(table),
        table.answered,
        weights=weights,
        headcounts=unknown if known is None else _labelled(known, names),
    )
    return {
        "p": numbers(shares[0]),
        "mean": number(shares[0] @ np.asarray(levels)),
        "level": whole(level_rank_from_shares(shares)[0]),
        "weights": {
            name: number(weight) for name, weight in zip(names, weights[:, 0], strict=True)
        },
        "n_eff": number(effective_number(table.answered, weights=weights)[0]),
        "se_mean": number(error[0]),
    }


def _level_posterior(given: Given) -> Any:
    return numbers(level_posterior(one_cell(given["hist"]), alpha=given.get("alpha"))[0, 0])


def _level_posterior_combined(given: Given) -> Any:
    if not given["hists"]:
        return None
    names, counts = _groups(given)
    ranks, _ = composite_ranks(
        counts,
        weights=_weights(given, names, counts),
        headcounts=np.full(len(names), np.nan),
        alpha=prior_weight(given.get("alpha"), levels=counts.shape[-1]),
        draws=DRAWS,
        rng=generator(SEED),
    )
    return numbers(level_shares(ranks, levels=counts.shape[-1])[0])


def _org_level_posterior(given: Given) -> Any:
    elements = tuple(given["hists"])
    counts = np.array(list(given["hists"].values()), dtype=np.int64)
    if counts.size == 0:
        return None
    alpha = prior_weight(given.get("alpha"), levels=counts.shape[-1])
    drawn = share_draws(counts, alpha=alpha, draws=DRAWS // 2, rng=generator(SEED))
    quota = Fraction(str(given.get("quota", "4/5")))
    rule = LevelRule(frozenset(given.get("core") or ()), quota, counts.shape[-1])
    ranks = level_rank_from_shares(drawn)
    return numbers(org_level_posterior(ranks, elements=elements, rule=rule))


def _level2_finite(given: Given) -> Any:
    hist = np.array(given["hist"], dtype=np.int64)
    return level2_posterior_finite(hist, headcount=given.get("headcount"), alpha=given.get("alpha"))


def _finite_mean(given: Given) -> Any:
    hist = np.array(given["hist"], dtype=np.int64)
    known = given.get("headcount")
    mean, deviation = finite_population_mean(
        hist,
        levels=tuple(range(1, len(hist) + 1)),
        headcounts=np.array(np.nan if known is None else known),
        alpha=given.get("alpha"),
    )
    return {"mean": number(mean), "sd": number(deviation)}


def _fpc(given: Given) -> Any:
    return fpc_variance(np.array(given["population_hist"], dtype=np.int64), n=given["n"])


def _bounds(given: Given) -> Any:
    hist = np.array(given["hist"], dtype=np.int64)
    known = given.get("headcount")
    low, high = nonresponse_reach(hist, headcounts=np.array(hist.sum() if known is None else known))
    pairs = np.stack([low, high], axis=-1)[1:]
    return None if np.isnan(pairs).any() else pairs.tolist()


POPULATION_FAMILIES: dict[str, Callable[[Given], Any]] = {
    "combine_audiences": _combine,
    "level_posterior": _level_posterior,
    "level_posterior_combined": _level_posterior_combined,
    "org_level_posterior": _org_level_posterior,
    "level2_posterior_finite": _level2_finite,
    "finite_population_mean": _finite_mean,
    "fpc_variance": _fpc,
    "nonresponse_bounds": _bounds,
}
