"""How often a level is right that is said to be so likely: 4,000 simulated populations per size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.element_level import level_rank_from_shares
from assessments.scoring.level_posterior import level_posterior
from assessments.scoring.share_draws import generator
from assessments.scoring.table import CountTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.scoring.table import Counts, Floats
    from benchmarks.stage import Stage

SIZES = (5, 12, 40)
_POPULATIONS = 4_000
_LEVELS = (1, 2, 3, 4)
_SPREAD = 0.8
_BINS = 10
_SEED = 20_261_121


def figures(_stage: Stage) -> Iterator[tuple[str, float]]:
    for people in SIZES:
        yield f"calibration_ece_{people}", 100 * calibration_error(people)


def calibration_error(people: int) -> float:
    """Expected calibration error of the likeliest level of a group that answered."""
    rng = generator(_SEED + people)
    shares = _populations(rng)
    likelihood = _likelihoods(rng.multinomial(people, shares))
    truth = level_rank_from_shares(shares).astype(np.int64) - 1
    return _distance(likelihood.max(axis=-1), likelihood.argmax(axis=-1) == truth)


def _populations(rng: np.random.Generator) -> Floats:
    """Opinions are normal around a middle anywhere on the scale, cut into its levels."""
    from scipy.special import ndtr  # noqa: PLC0415  heavy

    middle = rng.uniform(_LEVELS[0] - 0.5, _LEVELS[-1] + 0.5, _POPULATIONS)
    cuts = np.array(_LEVELS[:-1]) + 0.5
    below = ndtr((cuts - middle[:, None]) / _SPREAD)
    ends = np.zeros((_POPULATIONS, 1)), np.ones((_POPULATIONS, 1))
    return np.diff(np.hstack([ends[0], below, ends[1]]), axis=-1)


def _likelihoods(hists: Counts) -> Floats:
    """Likelihood of each level for each histogram; equal ones are computed once."""
    found, place = np.unique(hists, axis=0, return_inverse=True)
    names = tuple(map(str, range(len(found))))
    table = CountTable(found[:, None, :], names, ("element",), _LEVELS)
    return level_posterior(table)[:, 0][place.ravel()]


def _distance(said: Floats, right: Floats) -> float:
    """Mean distance between what was said and what came true, in ten bins of what was said."""
    bins = np.minimum((said * _BINS).astype(np.int64), _BINS - 1)
    size = np.bincount(bins, minlength=_BINS)
    apart = np.bincount(bins, weights=said - right, minlength=_BINS)
    return float(np.abs(apart[size > 0]).sum() / len(said))
