"""What is said of a way to the next level, and of what it takes where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections import words
from reports.sections.quarters import quarter_name
from reports.sections.roadmap_ways import budgets_needed, fewest_days
from reports.sections.section import Table

if TYPE_CHECKING:
    from assessments.scoring.roadmap import Roadmap
    from reports.sections.roadmap_ways import Course, Way


def title(course: Course, key: str) -> str:
    titles = {
        "cheapest": _("Cheapest way to Level %(target)d"),
        "begun": _("What these days buy"),
        "soonest": _("Soonest way to Level %(target)d"),
        "surest": _("Surest way to Level %(target)d"),
        "own": _("Your own"),
    }
    return titles[key] % {"target": course.basis.target}


def about(course: Course, way: Way) -> str:
    texts = {
        "cheapest": _("The fewest person-days that lead to the next level, and nothing more."),
        "begun": _(
            "As many steps of the cheapest way as these days allow, the small ones first: each is "
            "one less for later."
        ),
        "soonest": _("As early as the order of the steps allows, however many days it takes.")
        if way.each
        else _("As early as the order of the steps allows; these days are enough for that."),
        "surest": _(
            "Further days for the elements that are least certain, until each is very likely to "
            "be where the level needs it."
        ),
        "own": _(
            "What you ask for, and the next level with it where these days allow that; all with "
            "the fewest days."
        ),
    }
    if way.key == "surest" and course.basis.tried[-1].demand.spare:
        return _("One element more than the rule asks for, in case one of them falls short.")
    return texts[way.key]


def verdict(course: Course, way: Way) -> str:
    """Say when the level is reached, how sure that is, and how many days it takes."""
    if way.roadmap is None:
        return _missed(course, way)
    if way.key == "begun":
        return _bought(course, way.roadmap)
    if way.roadmap.reached is None:
        return _("What you ask for is done, but does not lead to Level %(target)d.") % {
            "target": course.basis.target
        }
    said = [_reached(course, way.roadmap, way.roadmap.reached), _certainty(way)]
    if way.each is not None:
        said.append(_takes(way.each, way.roadmap.reached + 1))
    if way.is_soonest:
        said.append(_("No way is sooner, however many days there are."))
    if way.is_surest:
        said.append(_("No way is surer in these quarters."))
    return " ".join(filter(None, said))


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


def _reached(course: Course, roadmap: Roadmap, reached: int) -> str:
    return ngettext(
        "Level %(target)d is reached by the end of %(quarter)s, with %(days)s person-day.",
        "Level %(target)d is reached by the end of %(quarter)s, with %(days)s person-days.",
        roadmap.effort,
    ) % {
        "target": course.basis.target,
        "quarter": quarter_name(course.terms.first + reached),
        "days": f"{roadmap.effort:,}",
    }


def _bought(course: Course, roadmap: Roadmap) -> str:
    steps = fewest_days(course.basis)
    return _(
        "%(bought)d of the %(n)d steps that Level %(target)d asks for at the least, with %(spent)s "
        "of their %(days)s person-days. They do not reach it yet."
    ) % {
        "bought": len(roadmap.steps),
        "n": len(steps),
        "target": course.basis.target,
        "spent": f"{roadmap.effort:,}",
        "days": f"{sum(step.effort for step in steps):,}",
    }


def _takes(each: int, quarters: int) -> str:
    return ngettext(
        "That takes %(days)s person-days in this one quarter.",
        "That takes %(days)s person-days in every quarter until then.",
        quarters,
    ) % {"days": f"{each:,}"}


def _certainty(way: Way) -> str:
    if way.demand.least:
        return _("Every element it rests on is at least %(share)s likely to be there.") % {
            "share": f"{int(way.demand.least * 100)}%"
        }
    if way.demand.spare:
        return _("It holds even if one of the elements that only have to be enough falls short.")
    return ""


def _missed(course: Course, way: Way) -> str:
    """Say plainly why there is no such way, and what would do."""
    if way.key == "own":
        return _("What you ask for does not fit into these days and quarters.")
    needed, quarters = course.basis.needed or 0, len(course.terms.budgets)
    if needed > quarters:
        return ngettext(
            "Level %(target)d needs %(n)d quarter, however much is spent.",
            "Level %(target)d needs %(n)d quarters, however much is spent: some steps wait for "
            "others.",
            needed,
        ) % {"target": course.basis.target, "n": needed}
    days = dict(budgets_needed(course)).get(quarters)
    return _(
        "Level %(target)d cannot be reached with these days in these quarters. It takes at least "
        "%(days)s person-days in every quarter."
    ) % {"target": course.basis.target, "days": "–" if days is None else f"{days:,}"}
