"""What may be compared between two waves, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.scoring.native import number
from assessments.scoring.segments import ORGANIZATION

if TYPE_CHECKING:
    from assessments.scoring.wave import Wave

SMALLEST_CHANGE = 0.1
"""A smaller difference than this is below what is printed."""

_RULES = ("level_rule", "profile", "quota", "core", "combine")


@dataclass(frozen=True, slots=True, eq=False)
class WavePair:
    """Two waves, and the elements whose wording changed between them."""

    before: Wave
    after: Wave
    changed: frozenset[str]

    @property
    def elements(self) -> tuple[str, ...]:
        """Everything asked in either wave, in the order of the later one."""
        gone = tuple(e for e in self.before.elements if e not in self.after.elements)
        return self.after.elements + gone

    @property
    def comparable(self) -> tuple[str, ...]:
        """Elements asked in both with the same words on the same scale."""
        return tuple(element for element in self.elements if self.obstacle(element) is None)

    def obstacle(self, element: str) -> str | None:
        """Name what keeps an element from being compared, if anything does."""
        asked = element in self.before.elements and element in self.after.elements
        if not asked or self.before.levels != self.after.levels:
            return "not_comparable"
        return "rubric_changed" if element in self.changed else None

    def other_rules(self) -> list[str]:
        """Name the rules of the level that differ: then two levels mean two different things."""
        rules = self.before.body["rules"], self.after.body["rules"]
        return [name for name in _RULES if rules[0].get(name) != rules[1].get(name)]

    @property
    def is_refused_overall(self) -> bool:
        """Tell the same of the whole, where it stands on one pool and not on full audiences."""
        pooled = all(ORGANIZATION in wave.basis for wave in (self.before, self.after))
        return pooled and self.is_refused(ORGANIZATION)

    def is_refused(self, cell: str) -> bool:
        """Tell whether a difference could point at the few people who came or went.

        A cell that gained or lost 1 to k - 1 people and is below 2k in either wave shows both of
        its bands, but no difference.
        """
        rules = [wave.body["rules"] for wave in (self.before, self.after)]
        people = [wave.cells[cell]["people"] for wave in (self.before, self.after)]
        if not any(each["suppressed"] for each in rules) or None in people:
            return False
        k, full = max(each["k"] for each in rules), max(each["k_full"] for each in rules)
        return 0 < abs(people[0] - people[1]) < k and min(people) < full


def probability_of_a_rise(before: list[float] | None, after: list[float] | None) -> float | None:
    r"""Probability that a level rose, :math:`\sum_{s<t} P_1(s) P_2(t)`, waves being independent.

    Conservative where the same people answer twice: anonymous answers cannot be paired.

    Examples
    --------
    >>> probability_of_a_rise([0.5, 0.5], [0.2, 0.8])
    0.4
    """
    if before is None or after is None or len(before) != len(after):
        return None
    return number(sum(p * sum(after[place + 1 :]) for place, p in enumerate(before)))
