"""What a release of benchmarks says: quartiles over organizations, each counted once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.benchmark import benchmark_quartiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessments.scoring.native import Json
    from assessments.scoring.table import Floats

SMALLEST_CELL = 10
SMALLEST_SURVEY = 20
FEWEST_CHANGES = 3
EVERYBODY = "all"
SCORE = "score"
_STEP = 5


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one organization gives to a release: figures by key, its sector and its size."""

    organization: int
    assessment: int
    sector: str
    size: str
    figures: Mapping[str, float]

    @property
    def cells(self) -> tuple[str, ...]:
        """Groups of organizations this one belongs to."""
        return cells_of(sector=self.sector, size=self.size)


def cells_of(*, sector: str, size: str) -> tuple[str, ...]:
    """Every group an organization belongs to, widest first; what is not told makes no group.

    Examples
    --------
    >>> cells_of(sector="FINANCE", size="UNDER_250")
    ('all', 'sector:FINANCE', 'size:UNDER_250', 'sector:FINANCE/size:UNDER_250')
    >>> cells_of(sector="", size="UNDER_250")
    ('all', 'size:UNDER_250')
    """
    alone = [f"{kind}:{value}" for kind, value in (("sector", sector), ("size", size)) if value]
    both = ["/".join(alone)] if len(alone) == 2 else []
    return (EVERYBODY, *alone, *both)


def contributed_figures(
    elements: Mapping[str, Json], *, domains: Mapping[str, Sequence[str]]
) -> dict[str, float] | None:
    r"""Figures of one organization from the overall elements of its result, by key.

    Every element weighs the same in its domain and in the score, whatever weights the organization
    chose: :math:`s_d = \frac{1}{|d|} \sum_{i \in d} \bar{x}_i` and
    :math:`s = \frac{1}{m} \sum_i \bar{x}_i`, so that organizations can be compared.

    Parameters
    ----------
    elements : mapping of element to its overall figures
        ``body["overall"]["elements"]`` of a result; only ``mean`` is read.
    domains : mapping of domain to its elements
        All elements of the instrument: a result that lacks the mean of one gives nothing.

    Returns
    -------
    dict or None
        ``score``, ``domain:CODE`` and ``element:CODE``.

    Examples
    --------
    >>> contributed_figures({"A1": {"mean": 2.0}, "A2": {"mean": 3.0}}, domains={"A": ["A1", "A2"]})
    {'score': 2.5, 'domain:A': 2.5, 'element:A1': 2.0, 'element:A2': 3.0}
    >>> contributed_figures({"A1": {"mean": 2.0}}, domains={"A": ["A1", "A2"]}) is None
    True
    """
    known = known_figures(elements, domains=domains)
    asked = sum(len(codes) for codes in domains.values())
    return known if len(known) == 1 + len(domains) + asked else None


def known_figures(
    elements: Mapping[str, Json], *, domains: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """As `contributed_figures`, of whatever is known: a score needs the means of all its elements.

    Examples
    --------
    >>> given = {"A1": {"mean": 2.0}, "B1": {"mean": None}}
    >>> known_figures(given, domains={"A": ["A1"], "B": ["B1"]})
    {'domain:A': 2.0, 'element:A1': 2.0}
    """
    asked = [code for codes in domains.values() for code in codes]
    means = {code: elements.get(code, {}).get("mean") for code in asked}
    known = {code: float(mean) for code, mean in means.items() if mean is not None}
    groups = {SCORE: asked, **{f"domain:{domain}": list(domains[domain]) for domain in domains}}
    scores = {
        key: float(np.mean([known[code] for code in codes]))
        for key, codes in groups.items()
        if codes and all(code in known for code in codes)
    }
    return scores | {f"element:{code}": mean for code, mean in known.items()}


def cell_quartiles(contributions: Iterable[Contribution]) -> dict[str, list[float]]:
    """Lower quartile, median and upper quartile of each figure of some contributions.

    Examples
    --------
    >>> given = [Contribution(n, n, "", "", {"score": 2 + n / 10}) for n in range(11)]
    >>> cell_quartiles(given)
    {'score': [2.2, 2.5, 2.8]}
    """
    return quartiles_of([each.figures for each in contributions])


def quartiles_of(figures: Sequence[Mapping[str, float]]) -> dict[str, list[float]]:
    """Lower quartile, median and upper quartile of each figure, rounded to 0.1.

    Each organization counts once, however many people answered, so that none weighs more than
    another. Whoever shows them needs ten organizations.

    Examples
    --------
    >>> quartiles_of([{"score": 2.0}, {"score": 3.0}])
    {'score': [2.2, 2.5, 2.8]}
    """
    keys = figures[0] if figures else ()
    return {
        key: [round(float(cut), 1) for cut in benchmark_quartiles(_reference(figures, key))]
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
            found[each.organization][key] = _STEP * round(float(rank) / _STEP)
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
