"""How likely the level is once a way is gone, and what the surest way adds to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from reports.sections import what_if, what_if_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.scoring.roadmap import Roadmap
    from reports.sections.roadmap_ways import Course, Way


def outcome_of(course: Course, roadmap: Roadmap) -> what_if.Outcome:
    """Where all steps of a way lead, by the rule of the what-if."""
    ends: dict[str, str] = {}
    for step, _quarter in roadmap.steps:
        ends[step.element] = str(max(step.level, int(ends.get(step.element, "0"))))
    case = course.basis.case
    return what_if.outcome(case, what_if.planned_levels(case, ends))


def odds_of(course: Course, roadmap: Roadmap) -> float | None:
    found = outcome_of(course, roadmap)
    return what_if_words.odds(found, target=course.basis.target)


def how_likely(course: Course, roadmap: Roadmap) -> str:
    return what_if_words.odds_sentence(course.basis.material, odds_of(course, roadmap))


def what_the_surest_adds(course: Course, found: Sequence[Way]) -> str:
    """Say what the doubts of the cheapest way cost; empty where it has few, or nothing helps."""
    roadmaps = {way.key: way.roadmap for way in found}
    cheapest, surest = roadmaps.get("cheapest"), roadmaps.get("surest")
    if cheapest is None or surest is None:
        return ""
    doubted, share = odds_of(course, cheapest), odds_of(course, surest)
    if doubted is None or share is None or doubted >= what_if_words.LIKELY:
        return ""
    word, percent = what_if_words.odds_words(course.basis.material, share)
    if word == what_if_words.odds_words(course.basis.material, doubted)[0]:
        return ""
    more = surest.effort - cheapest.effort
    return ngettext(
        "The surest way takes %(days)s person-day more than the cheapest, and makes Level "
        "%(target)d %(odds)s.",
        "The surest way takes %(days)s person-days more than the cheapest, and makes Level "
        "%(target)d %(odds)s.",
        more,
    ) % {
        "days": f"{more:,}",
        "target": course.basis.target,
        "odds": f"{word} ({percent})" if percent else word,
    }
