"""What a release says of a group of organizations: quartiles, each organization counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.benchmark import benchmark_quartiles
from assessments.scoring.native import half_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessments.scoring.benchmark_release import Contribution
    from assessments.scoring.table import Floats

_STEP = 5


def quartiles_of(figures: Sequence[Mapping[str, float]]) -> dict[str, list[float]]:
    """Lower quartile, median and upper quartile of each figure, to 0.1 (half up).

    Each organization counts once, however many people answered, so that none weighs more than
    another. Whoever shows them needs ten organizations.

    Examples
    --------
    >>> quartiles_of([{"score": 2.0}, {"score": 3.0}])
    {'score': [2.3, 2.5, 2.8]}
    """
    keys = figures[0] if figures else ()
    return {
        key: [
            half_up(10 * float(cut)) / 10 for cut in benchmark_quartiles(_reference(figures, key))
        ]
        for key in keys
    }


def standings(contributions: Iterable[Contribution]) -> dict[int, dict[str, int]]:
    r"""Percentile of each organization's figures among those of the others, rounded to 5.

    With own data excluded, :math:`p = 50\,(b + a) / (n - 1)`, where b others are below and a others
    are at most as high: as `percentile_rank`, for all organizations of a group at once.

    Returns
    -------
    dict
        Organization to its percentiles by figure; empty for a group of one.

    Examples
    --------
    >>> from assessments.scoring.benchmark_release import Contribution
    >>> given = [Contribution(n, n, "", "", {"score": 2 + n / 10}) for n in range(10)]
    >>> standings(given)[7]
    {'score': 80}
    """
    given = list(contributions)
    if len(given) < 2:
        return {}
    found: dict[int, dict[str, int]] = {each.organization: {} for each in given}
    for key in given[0].figures:
        values = _reference([each.figures for each in given], key)
        ordered = np.sort(values)
        below = np.searchsorted(ordered, values, side="left")
        at_most = np.searchsorted(ordered, values, side="right") - 1
        ranks = 50 * (below + at_most) / (len(given) - 1)
        for each, rank in zip(given, ranks, strict=True):
            found[each.organization][key] = _STEP * half_up(float(rank) / _STEP)
    return found


def told_number(organizations: int) -> int:
    """Number of organizations as it may be told: rounded down to 5.

    Examples
    --------
    >>> [told_number(n) for n in (10, 14, 15)]
    [10, 10, 15]
    """
    return organizations // _STEP * _STEP


def _reference(figures: Sequence[Mapping[str, float]], key: str) -> Floats:
    return np.array([each[key] for each in figures], dtype=np.float64)
