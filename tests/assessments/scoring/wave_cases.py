"""Two waves of one organization, as bodies, that the tests of comparisons share."""

from __future__ import annotations

import numpy as np
from scoring_cases import ELEMENTS, LEVELS, answers, plan

from assessments.disclosure import release
from assessments.scoring import CountTable, summarize

GROUPS = {
    "audience:employees/unit:1": 40,
    "audience:employees/unit:2": 20,
    "audience:executives": 11,
    "audience:learning": 14,
}
LOWER, HIGHER = (0.3, 0.4, 0.2, 0.1), (0.1, 0.2, 0.4, 0.3)


def body_of(groups=None, *, table=None, **changes):
    table = answers(groups or GROUPS) if table is None else table
    chosen = plan(**changes)
    released = release(table, k=chosen.k, k_full=chosen.k_full, suppress=chosen.suppress)
    return summarize(released, plan=chosen)


def wave(shares, *, groups=None, seed=1, **changes):
    return body_of(table=answers(groups or GROUPS, seed=seed, shares=shares), **changes)


def fixed(hists: dict[str, list[int]]) -> CountTable:
    """Every element has the same histogram in each leaf."""
    counts = np.array([[hist] * len(ELEMENTS) for hist in hists.values()])
    return CountTable(counts, tuple(hists), ELEMENTS, LEVELS)
