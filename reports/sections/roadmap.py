"""Roadmaps side by side: ways to the next level under a budget, solved and put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.content import prerequisites_of
from assessments.scoring.roadmap import least_budget, plan_roadmap
from assessments.scoring.roadmap_ground import (
    Ground,
    candidate_steps,
    level_demand,
    quarters_needed,
    step_needs,
)
from reports.charts.timeline import timeline
from reports.sections import what_if, what_if_words, words
from reports.sections.quarters import quarter_name
from reports.sections.section import Figure, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.scoring.roadmap import Aim, Roadmap
    from reports.queries.material import Material


@dataclass(frozen=True, slots=True)
class Terms:
    """What the reader asks for: quarters, days in each, days of each step, and own aims."""

    first: int
    budgets: tuple[float, ...]
    efforts: Mapping[tuple[str, int], float]
    wanted: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way; `roadmap` is None where there is none, and `verdict` says why."""

    key: str
    title: str
    about: str
    roadmap: Roadmap | None
    verdict: str
    figure: Figure | None
    row: tuple[str, ...]


_AIMS: tuple[tuple[str, Aim], ...] = (("cheapest", "cheapest"), ("gain", "gain"), ("own", "level"))


def ground_of(material: Material, terms: Terms) -> Ground:
    case = what_if.case_of(material)
    levels = dict(zip(case.codes, case.levels, strict=True))
    prerequisites: dict[tuple[str, int], frozenset[tuple[str, int]]] = {}
    for each in prerequisites_of(material.instrument.slug, case.codes):
        key = (each.element, each.level)
        prerequisites[key] = prerequisites.get(key, frozenset()) | {(each.needs, each.at)}
    target = min((material.level or 0) + 1, case.top)
    return Ground(
        candidate_steps(
            levels,
            means=dict(zip(case.codes, case.means, strict=True)),
            weights=dict(zip(case.codes, case.weights, strict=True)),
            efforts=terms.efforts,
            top=case.top,
        ),
        step_needs(levels, prerequisites=prerequisites, top=case.top),
        terms.budgets,
        level_demand(levels, rule=what_if.rule_of(case), target=target),
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every way is worked out on."""

    material: Material
    terms: Terms
    ground: Ground
    is_reachable: bool = False


def scenarios(material: Material, terms: Terms) -> list[Scenario]:
    ground = ground_of(material, terms)
    ways = {
        key: plan_roadmap(ground, aim=aim, wanted=terms.wanted if key == "own" else ())
        for key, aim in _AIMS
    }
    is_reachable = any(way is not None and way.reached is not None for way in ways.values())
    sheet = _Sheet(material, terms, ground, is_reachable)
    return [_scenario(sheet, key, way) for key, way in ways.items()]


def one_scenario(material: Material, terms: Terms, key: str) -> Roadmap | None:
    """Work out again the one that is to be taken over."""
    aims = dict(_AIMS)
    if key not in aims:
        return None
    wanted = terms.wanted if key == "own" else ()
    return plan_roadmap(ground_of(material, terms), aim=aims[key], wanted=wanted)


def _titles(material: Material, key: str) -> tuple[str, str]:
    target = min((material.level or 0) + 1, material.top)
    titles = {
        "cheapest": (
            _("Cheapest way to Level %(target)d") % {"target": target},
            _("The fewest person-days that lead to the next level, and nothing more."),
        ),
        "gain": (
            _("Most gain for the budget"),
            _("The highest score by the end, whether or not it leads to the next level."),
        ),
        "own": (
            _("Your own"),
            _(
                "What you ask for above, then the next level as early as possible, then the "
                "highest score."
            ),
        ),
    }
    return titles[key]


def _scenario(sheet: _Sheet, key: str, roadmap: Roadmap | None) -> Scenario:
    title, about = _titles(sheet.material, key)
    drawn = roadmap is not None and bool(roadmap.steps)
    return Scenario(
        key=key,
        title=title,
        about=about,
        roadmap=roadmap,
        verdict=_verdict(sheet, key, roadmap),
        figure=_figure(sheet, key, roadmap) if roadmap and drawn else None,
        row=_row(sheet, title, roadmap),
    )


def _verdict(sheet: _Sheet, key: str, roadmap: Roadmap | None) -> str:
    if roadmap is not None and roadmap.reached is not None:
        return _("Level %(target)d is reached by the end of %(quarter)s.") % {
            "target": sheet.ground.demand.target,
            "quarter": quarter_name(sheet.terms.first + roadmap.reached),
        }
    if key == "own" and roadmap is None:
        return _("What you ask for above does not fit into these days and quarters.")
    if sheet.is_reachable:
        return _("This way does not lead to Level %(target)d.") % {
            "target": sheet.ground.demand.target
        }
    return _what_it_takes(sheet.material, sheet.ground, len(sheet.terms.budgets))


def _what_it_takes(material: Material, ground: Ground, quarters: int) -> str:
    """Say plainly why the level stays out of reach, and what would do."""
    target = {"target": ground.demand.target}
    if material.level == material.top:
        return _("This is the highest level; there is no further one to reach.")
    needed = quarters_needed(ground)
    if needed is None:
        return (
            _(
                "Level %(target)d cannot be planned: too few people could judge some elements it "
                "asks for. Ask about them first."
            )
            % target
        )
    if needed > quarters:
        return ngettext(
            "Level %(target)d needs %(n)d quarter, however much is spent.",
            "Level %(target)d needs %(n)d quarters, however much is spent: some steps wait for "
            "others.",
            needed,
        ) % {**target, "n": needed}
    budget = least_budget(ground)
    if budget is None:
        return _("Level %(target)d cannot be reached in these quarters.") % target
    return _(
        "Level %(target)d is not reached with these days. %(days)s person-days in every quarter "
        "would do."
    ) % {**target, "days": str(-(-round(budget * 100) // 100))}


def _row(sheet: _Sheet, title: str, roadmap: Roadmap | None) -> tuple[str, ...]:
    material, terms = sheet.material, sheet.terms
    if roadmap is None:
        return (title, "–", "–", "–", "–", "–")
    case = what_if.case_of(material)
    ends: dict[str, str] = {}
    for step, _quarter in roadmap.steps:
        ends[step.element] = str(max(step.level, int(ends.get(step.element, "0"))))
    found = what_if.outcome(case, what_if.planned_levels(case, ends))
    shares = [words.likelihood_percent(chance) for chance in found.likelihood or ()]
    sure = shares[found.low - 1] if found.low and shares else "–"
    if not what_if_words.tells_shares(material):
        sure = "–"
    reached = "–" if roadmap.reached is None else quarter_name(terms.first + roadmap.reached)
    return (
        title,
        reached,
        str(len(roadmap.steps)),
        f"{roadmap.effort:,.0f}",
        "–" if found.score is None else words.decimal(found.score, 2),
        f"{words.level_text(found.low, found.high)} · {sure}"
        if sure != "–"
        else words.level_text(found.low, found.high),
    )


def comparison(found: list[Scenario]) -> Table:
    return Table(
        caption=_("Where each way leads by the end of the last quarter"),
        columns=(
            *(_("Way"), _("Next level by"), _("Steps"), _("Person-days")),
            *(_("Score then"), _("Level then")),
        ),
        rows=tuple(scenario.row for scenario in found),
    )


def steps_table(material: Material, terms: Terms, scenario: Scenario) -> Table:
    steps = scenario.roadmap.steps if scenario.roadmap else ()
    return Table(
        caption=scenario.title,
        columns=(_("Element"), _("Step"), _("Done by the end of"), _("Person-days")),
        rows=tuple(
            (
                material.instrument.element(step.element).name,
                f"{step.level - 1} → {step.level}",
                quarter_name(terms.first + quarter),
                f"{step.effort:.0f}",
            )
            for step, quarter in steps
        ),
    )


def _figure(sheet: _Sheet, key: str, roadmap: Roadmap) -> Figure:
    material, terms = sheet.material, sheet.terms
    labels = [material.instrument.element(step.element).name for step, _quarter in roadmap.steps]
    options: dict[str, Any] = {
        "spans": [(quarter, quarter + 1) for _step, quarter in roadmap.steps],
        "levels": [step.level for step, _quarter in roadmap.steps],
        "top": material.top,
        "quarters": [quarter_name(terms.first + place) for place in range(len(terms.budgets))],
    }
    title, about = _titles(material, key)
    table = steps_table(material, terms, Scenario(key, title, about, roadmap, "", None, ()))
    return Figure(
        key=f"roadmap-{key}",
        title=_("When each step ends"),
        subtitle=_("The quarter each step ends in, in the color of the level it leads to"),
        alt="; ".join(f"{row[0]} {row[1]}: {row[2]}" for row in table.rows) + ".",
        figure=timeline(labels, **options),
        narrow=timeline(labels, **options, narrow=True),
        table=table,
    )


def reasons(material: Material, found: list[Scenario]) -> list[str]:
    """Why steps that are taken had to wait for others."""
    taken = {
        step.key
        for scenario in found
        for step, _quarter in (scenario.roadmap.steps if scenario.roadmap else ())
    }
    name = material.instrument.element
    return [
        _("%(needs)s before %(element)s: %(reason)s")
        % {
            "needs": name(each.needs).name,
            "element": name(each.element).name,
            "reason": each.reason,
        }
        for each in prerequisites_of(material.instrument.slug, material.element_codes)
        if (each.element, each.level) in taken and (each.needs, each.at) in taken
    ]
