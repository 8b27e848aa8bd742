"""Roadmaps side by side: ways to the next level, put into words, tables and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.content import prerequisites_of
from reports.sections import roadmap_odds, roadmap_words, what_if_words, words
from reports.sections.quarters import quarter_name
from reports.sections.roadmap_figure import draw_steps
from reports.sections.roadmap_ways import Course, Way, ways
from reports.sections.section import Figure, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assessments.scoring.roadmap_demand import Key
    from reports.sections.what_if import Outcome


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way, as it is shown; `verdict` says whether it leads to the level, and what it takes."""

    way: Way
    title: str
    about: str
    verdict: str
    figure: Figure | None
    row: tuple[str, ...]
    steps: Table
    unplanned: int = 0

    @property
    def is_missed(self) -> bool:
        """What the level asks for cannot be had in these days."""
        return self.way.key == "cheapest" and self.way.roadmap is None

    @property
    def is_partly_planned(self) -> bool:
        return 0 < self.unplanned < len(self.steps.rows)


def scenarios(course: Course, *, planned: Collection[Key] = ()) -> list[Scenario]:
    """Put the ways into words; `planned` are the steps that are initiatives already."""
    return [_scenario(course, way, planned) for way in ways(course)]


def _scenario(course: Course, way: Way, planned: Collection[Key]) -> Scenario:
    title = roadmap_words.title(course, way.key)
    steps = _steps_table(course, way, title, planned)
    roadmap = way.roadmap
    taken = roadmap.steps if roadmap else ()
    return Scenario(
        way=way,
        title=title,
        about=roadmap_words.about(course, way),
        verdict=roadmap_words.verdict(course, way),
        figure=draw_steps(course, way.key, way.roadmap, steps)
        if steps.rows and way.roadmap
        else None,
        row=_row(course, way, title),
        steps=steps,
        unplanned=sum(step.key not in planned for step, _quarter in taken),
    )


def comparison(course: Course, found: Sequence[Scenario]) -> Table:
    return Table(
        caption=_("Where each way leads by the end of its last quarter"),
        columns=(
            *(_("Way"), _("Next level by"), _("Steps"), _("Person-days"), _("In these days")),
            *(_("Score then"), _("Level then")),
            _("Level %(target)d or above") % {"target": course.basis.target},
        ),
        rows=tuple(scenario.row for scenario in found),
    )


def _row(course: Course, way: Way, title: str) -> tuple[str, ...]:
    roadmap = way.roadmap
    if roadmap is None:
        return (title, *"–––", _in_these_days(way), *"–––")
    found = roadmap_odds.outcome_of(course, roadmap)
    reached = roadmap.reached
    return (
        title,
        "–" if reached is None else quarter_name(course.terms.first + reached),
        str(len(roadmap.steps)),
        f"{roadmap.effort:,}",
        _in_these_days(way),
        "–" if found.score is None else words.decimal(found.score, 2),
        words.level_text(found.low, found.high),
        _likelihood(course, found),
    )


def _in_these_days(way: Way) -> str:
    if way.each is not None:
        return _("no: %(days)s a quarter") % {"days": f"{way.each:,}"}
    return _("yes") if way.roadmap else _("no")


def _likelihood(course: Course, found: Outcome) -> str:
    share = what_if_words.odds(found, target=course.basis.target)
    if share is None or not what_if_words.tells_shares(course.basis.material):
        return "–"
    return words.likelihood_percent(share)


def _steps_table(course: Course, way: Way, title: str, planned: Collection[Key]) -> Table:
    steps = way.roadmap.steps if way.roadmap else ()
    return Table(
        caption=title,
        columns=(
            *(_("Element"), _("Step"), _("Done by the end of"), _("Person-days")),
            _("In the plan"),
        ),
        rows=tuple(
            (
                course.basis.material.instrument.element(step.element).name,
                f"{step.level - 1} → {step.level}",
                quarter_name(course.terms.first + quarter),
                f"{step.effort:,}",
                _("planned already") if step.key in planned else "–",
            )
            for step, quarter in steps
        ),
    )


def reasons(course: Course, found: Sequence[Scenario]) -> list[str]:
    """Why steps that are taken had to wait for others."""
    taken = {
        step.key
        for scenario in found
        for step, _quarter in (scenario.way.roadmap.steps if scenario.way.roadmap else ())
    }
    name = course.basis.material.instrument.element
    return [
        _("%(needs)s before %(element)s: %(reason)s")
        % {
            "needs": name(each.needs).name,
            "element": name(each.element).name,
            "reason": each.reason,
        }
        for each in prerequisites_of(
            course.basis.material.instrument.slug, course.basis.material.element_codes
        )
        if (each.element, each.level) in taken and (each.needs, each.at) in taken
    ]
