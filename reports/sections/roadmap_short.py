"""What would do where the days asked for do not lead to the next level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections.quarters import quarter_name
from reports.sections.roadmap_ways import MOST_QUARTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.sections.roadmap import Scenario
    from reports.sections.roadmap_ways import Course


@dataclass(frozen=True, slots=True)
class Offer:
    """So many quarters, with so many days in each, that lead to the level."""

    quarters: int
    days: int
    text: str


@dataclass(frozen=True, slots=True)
class Shortfall:
    """That the days or the quarters are too few, in words, and what would do."""

    text: str
    offers: tuple[Offer, ...]


def shortfall(course: Course, found: Sequence[Scenario]) -> Shortfall | None:
    """None where the level is reached, or where no days at all lead to it."""
    cheapest = next((each for each in found if each.is_missed), None)
    if cheapest is None:
        return None
    said = [cheapest.verdict]
    said.append(_bought(found))
    offers = [_offer(course, *each) for each in terms_that_do(course).items()]
    return Shortfall(" ".join(said), tuple(offers))


def _bought(found: Sequence[Scenario]) -> str:
    begun = next((each for each in found if each.way.key == "begun"), None)
    if begun is None:
        return _("Not even one step of the cheapest way fits into these days.")
    n = len(begun.steps.rows)
    return ngettext(
        "One step of the cheapest way fits into these days.",
        "%(n)d steps of the cheapest way fit into these days.",
        n,
    ) % {"n": n}


def terms_that_do(course: Course) -> dict[int, int]:
    """Return days in every quarter, by quarters, that lead to the level.

    The fewest days in these quarters, or in as few more as the level needs; and the fewest
    quarters that do with the days asked for, or the fewest days where no quarters do.
    """
    basis, budgets = course.basis, course.terms.budgets
    first, there = max(basis.needed or 1, len(budgets)), int(min(budgets))
    least = {n: basis.plain.least_budget(n) for n in range(first, MOST_QUARTERS + 1)}
    needed = {n: days for n, days in least.items() if days is not None}
    longest = next((n for n, days in needed.items() if days <= there), MOST_QUARTERS)
    return {n: max(needed[n], there) for n in (first, longest) if n in needed}


def _offer(course: Course, quarters: int, days: int) -> Offer:
    text = ngettext(
        "Plan with %(days)s person-days in one quarter, %(last)s",
        "Plan with %(days)s person-days in each of %(n)d quarters, until %(last)s",
        quarters,
    ) % {
        "days": f"{days:,}",
        "n": quarters,
        "last": quarter_name(course.terms.first + quarters - 1),
    }
    return Offer(quarters, days, text)
