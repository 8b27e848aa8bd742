"""What is said of a way to the next level, or where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections import roadmap_odds
from reports.sections.quarters import quarter_name
from reports.sections.roadmap_ways import budgets_needed, fewest_days

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    said = [
        _reached(course, way.roadmap, way.roadmap.reached),
        roadmap_odds.how_likely(course, way.roadmap),
        _certainty(way),
    ]
    if way.each is not None:
        said.append(_takes(way.each, way.roadmap.reached + 1))
    if way.is_soonest:
        said.append(_("No way is sooner, however many days there are."))
    if way.is_surest:
        said.append(_("No way is surer in these quarters."))
    return " ".join(filter(None, said))


def _reached(course: Course, roadmap: Roadmap, reached: int) -> str:
    return ngettext(
        "This leads to Level %(target)d by the end of %(quarter)s, with %(days)s person-day.",
        "This leads to Level %(target)d by the end of %(quarter)s, with %(days)s person-days.",
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
        "These days are too few for it: it takes %(days)s person-days in this one quarter.",
        "These days are too few for it: it takes %(days)s person-days in every quarter until then.",
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
    said = _(
        "%(given)s no way leads to Level %(target)d by the end of %(last)s. It takes at least "
        "%(days)s person-days in every quarter."
    )
    return said % {
        "given": _given(course.terms.budgets),
        "target": course.basis.target,
        "last": quarter_name(course.terms.first + quarters - 1),
        "days": "–" if days is None else f"{days:,}",
    }


def _given(budgets: Sequence[float]) -> str:
    least, most = min(budgets), max(budgets)
    if least != most or not least.is_integer():
        return _("With these days")
    return ngettext(
        "With %(n)s person-day a quarter", "With %(n)s person-days a quarter", int(least)
    ) % {"n": f"{least:,.0f}"}
