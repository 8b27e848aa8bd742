"""Who sees it differently: every pair of audiences, element by element."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.basis import rated_only
from assessments.scoring.benjamini_hochberg import benjamini_hochberg
from assessments.scoring.brunner_munzel import brunner_munzel
from assessments.scoring.cliffs_delta import cliffs_delta, delta_word
from assessments.scoring.location import mean_level
from assessments.scoring.native import Json, number
from assessments.scoring.smallest_detectable import smallest_between
from assessments.scoring.wmw_asymptotic import wmw_asymptotic
from assessments.scoring.wmw_exact import LARGEST_EXACT, wmw_exact

if TYPE_CHECKING:
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Release
    from assessments.scoring.table import Counts, Floats


def perception_gaps(release: Release, *, plan: Plan) -> list[Json]:
    """Compare all audiences that may show their histograms; q is over everything listed here.

    Elements an audience could not judge are "insufficient" and leave the family.
    """
    cells = release.with_form("full", kind="audience")
    table = rated_only(release.table.take(tuple(cell.id for cell in cells)), plan=plan)
    usable, means = table.counts, mean_level(table)
    pairs = list(combinations(range(len(cells)), 2))
    tests = [pair_tests(usable[first], usable[second]) for first, second in pairs]
    visible = [smallest_between(usable[first], usable[second]) for first, second in pairs]
    adjusted = benjamini_hochberg(np.concatenate([*(p for _, p in tests), np.zeros(0)]))
    found = adjusted.reshape(len(pairs), len(plan.elements))
    return [
        {"a": cells[first].audience, "b": cells[second].audience, "element": element}
        | _gap(delta[column], p[column], q[column])
        | {"difference": number(means[first, column] - means[second, column])}
        | {"smallest": number(smallest[column])}
        for (first, second), (delta, p), q, smallest in zip(
            pairs, tests, found, visible, strict=True
        )
        for column, element in enumerate(plan.elements)
    ]


def _gap(delta: float, p: float, q: float) -> Json:
    known = not np.isnan(delta)
    tested = "ok" if not np.isnan(p) else "not_testable"
    return {
        "delta": number(delta),
        "word": delta_word(delta) if known else None,
        "p": number(p),
        "q": number(q),
        "status": tested if known else "insufficient",
    }


def pair_tests(a: Counts, b: Counts) -> tuple[Floats, Floats]:
    """Cliff's delta and p of each item: exact up to 2,500 pairs of raters, else Brunner-Munzel.

    Where Brunner-Munzel has no variance, since all agree or the groups do not overlap, the normal
    approximation of the same test stands in.

    Parameters
    ----------
    a, b : ndarray of int, shape (n_items, n_levels)

    Returns
    -------
    tuple of ndarray of shape (n_items,)
        NaN where a group is empty.

    Examples
    --------
    >>> pair_tests(np.array([[0, 60]]), np.array([[60, 0]]))[1].round(3)
    array([0.])
    """
    pairs = a.sum(axis=-1) * b.sum(axis=-1)
    p = np.full(len(a), np.nan)
    large = pairs > LARGEST_EXACT
    if large.any():
        p[large] = brunner_munzel(a[large], b[large])[1]
    for column in np.flatnonzero((pairs > 0) & ~large):
        p[column] = wmw_exact(a[column], b[column])
    for column in np.flatnonzero(large & np.isnan(p)):
        _, p[column] = wmw_asymptotic(a[column], b[column])
    return cliffs_delta(a, b), p
