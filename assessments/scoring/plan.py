"""What was decided before anybody answered: elements, weights, targets, rules and the seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from assessments.scoring.org_level import LevelRule
from assessments.scoring.prior import prior_weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessments.scoring.released import Tables

Profile = Literal["standard", "strict", "lenient"]
Combine = Literal["equal", "headcount"]
Protection = Literal["standard", "strict"]

QUOTAS: dict[Profile, Fraction] = {
    "standard": Fraction(4, 5),
    "strict": Fraction(1),
    "lenient": Fraction(2, 3),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything beside the counts that a result depends on.

    Parameters
    ----------
    elements : tuple of str
        In the order of the instrument; the items of the counts.
    domains : mapping of domain to its elements
    core : tuple of str
        Foundations of the level rule; the profiles strict and lenient do not use them.
    targets, weights : mapping of element to target level and to weight in the score
        Missing: no target, weight 1.
    k, k_full : int
        Smallest group shown at all, and shown with its histogram.
    alpha, draws, seed :
        Prior weight per level (None: 1/L), number of draws, and the seed that makes them
        repeatable.
    combine : "equal" or "headcount"
        How audiences are weighted.
    headcounts : mapping of audience to people invited
        Missing: unknown, taken as large.
    suppress : bool
        False for named raters who agreed to it.
    tables : "simple" or "crossed"
        One tree, or whole units and attributes beside it.
    protection : "standard" or "strict"
        Strict: where a whole group agrees, one answer is moved in the published copy.
    """

    elements: tuple[str, ...]
    domains: Mapping[str, tuple[str, ...]]
    core: tuple[str, ...] = ()
    targets: Mapping[str, int] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    profile: Profile = "standard"
    k: int = 5
    k_full: int = 10
    alpha: float | None = None
    draws: int = 4_000
    seed: int = 0
    combine: Combine = "equal"
    headcounts: Mapping[str, int] = field(default_factory=dict)
    suppress: bool = True
    tables: Tables = "simple"
    protection: Protection = "standard"

    @property
    def quota(self) -> Fraction:
        """Share of the elements that must be at a level."""
        return QUOTAS[self.profile]

    @property
    def foundations(self) -> tuple[str, ...]:
        """Core elements as the profile uses them: all must be at the level."""
        return self.core if self.profile == "standard" else ()

    def rule(self, *, top: int) -> LevelRule:
        """Return the staged rule for a scale of *top* levels."""
        return LevelRule(frozenset(self.foundations), self.quota, top)

    def prior(self, *, levels: int) -> float:
        """Return the prior weight of each level of a scale of that many."""
        return prior_weight(self.alpha, levels=levels)

    def weights_of(self, elements: Iterable[str]) -> list[float]:
        """Return the weights of elements in the score."""
        return [float(self.weights.get(element, 1.0)) for element in elements]

    @property
    def smallest(self) -> int:
        """Fewest valid ratings that count for an audience: k, or one with named raters."""
        return self.k if self.suppress else 1
