"""Choosing and proving the cells of crossed tables: seconds for both families, and cells kept."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from assessments.disclosure import release
from assessments.scoring import CountTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.scoring import Release
    from benchmarks.stage import Stage

ROUNDS = 3
AUDIENCES = np.array([0.04, 0.06, 0.15, 0.75])
VALUES = (5, 6)
# Respondents and units; the last is the scale at which counting itself is measured.
ORGANIZATIONS = {"60": (60, 10), "300": (300, 20), "1200": (1_200, 60), "1m": (1_000_000, 60)}


def figures(_stage: Stage) -> Iterator[tuple[str, float]]:
    _released(leaves(people=60, units=10, seed=9))  # loads the solver, as a worker does once
    for name, (people, units) in ORGANIZATIONS.items():
        runs = [_timed(leaves(people=people, units=units, seed=seed)) for seed in range(ROUNDS)]
        yield f"certificate_{name}_seconds", median(seconds for seconds, _ in runs)
        yield f"certificate_{name}_cells", median(_shown(released) for _, released in runs)
        yield f"certificate_{name}_candidates", median(len(one.cells) for _, one in runs)


def _timed(table: CountTable) -> tuple[float, Release]:
    started = perf_counter()
    released = _released(table)
    return perf_counter() - started, released


def _released(table: CountTable) -> Release:
    return release(table, k=5, k_full=10, suppress=True, tables="crossed")


def _shown(released: Release) -> int:
    return len(released.with_form("full", "coarse"))


def leaves(*, people: int, units: int, seed: int) -> CountTable:
    """Four audiences, units and two attributes of uneven sizes; some people do not tell theirs."""
    rng = np.random.default_rng(seed)
    sizes = [rng.dirichlet(np.full(count, 1.5)) for count in (units, *VALUES)]
    told = [rng.choice(len(share), people, p=share) for share in (AUDIENCES, *sizes)]
    for column, silent in zip(told[1:], (0.05, 0.1, 0.1), strict=True):
        column[rng.random(people) < silent] = -1
    rows, counted = np.unique(np.stack(told, axis=1), axis=0, return_counts=True)
    names = tuple(_leaf(row) for row in rows.tolist())
    return CountTable(counted[:, None, None], names, ("any",), (1,))


def _leaf(row: list[int]) -> str:
    audience, unit, place, tenure = row
    parts = {
        f"unit:{unit}": unit,
        f"attribute:place:{place}": place,
        f"attribute:tenure:{tenure}": tenure,
    }
    return "/".join([f"audience:{audience}", *(part for part, at in parts.items() if at >= 0)])
