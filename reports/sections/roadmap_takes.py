"""What the next level takes, whichever way: days and quarters, or answers first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections import words
from reports.sections.quarters import quarter_name
from reports.sections.roadmap_ways import budgets_needed, fewest_days
from reports.sections.section import Table

if TYPE_CHECKING:
    from reports.sections.roadmap_ways import Course


def blocked(course: Course) -> str:
    """Why no way leads on from here; empty where one does."""
    if course.basis.is_at_the_top:
        return _("This is the highest level; there is no further one to reach.")
    if course.basis.needed is not None:
        return ""
    unrated = [code for code, level in course.basis.levels.items() if level is None]
    names = [course.basis.material.instrument.element(code).name for code in unrated]
    return _(
        "Level %(target)d cannot be planned: too few people could judge %(names)s. Ask about that "
        "first."
    ) % {"target": course.basis.target, "names": words.join_names(names)}


def is_to_be_rated(course: Course) -> bool:
    return course.basis.needed is None and not course.basis.is_at_the_top


def least_of_all(course: Course) -> str:
    """How many steps and days the level asks for at the least; empty where nothing leads to it."""
    steps = fewest_days(course.basis)
    if not steps:
        return ""
    return ngettext(
        "Level %(target)d asks for %(n)d step at the least: %(days)s person-days. Spread "
        "evenly, that is:",
        "Level %(target)d asks for %(n)d steps at the least: %(days)s person-days. Spread evenly, "
        "that is:",
        len(steps),
    ) % {
        "target": course.basis.target,
        "n": len(steps),
        "days": f"{sum(step.effort for step in steps):,}",
    }


def what_it_takes(course: Course) -> Table | None:
    """Person-days in every quarter, by the quarter in which they lead to the level."""
    found = budgets_needed(course)
    if not found:
        return None
    return Table(
        caption=_("How many person-days in every quarter lead to Level %(target)d")
        % {"target": course.basis.target},
        columns=(_("By the end of"), _("Person-days in every quarter")),
        rows=tuple(
            (quarter_name(course.terms.first + quarters - 1), f"{days:,}")
            for quarters, days in found
        ),
    )
