"""What an organization gives to a release of benchmarks, and in which groups it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.scoring.native import Json

SMALLEST_CELL = 10
SMALLEST_SURVEY = 20
FEWEST_CHANGES = 3
EVERYBODY = "all"
SCORE = "score"


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
