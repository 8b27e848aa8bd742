"""The plan: initiatives over the quarters, and what they are expected to bring."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.charts.timeline import timeline
from reports.sections import what_if, what_if_words, words
from reports.sections.quarters import place_of, quarter_name, quarter_of
from reports.sections.section import Figure, Section, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assessments.models import Initiative
    from reports.queries.material import Material

DROPPED = "DROPPED"
SHORTEST = 0.06
"""Quarters that a bar is long at least, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Group:
    """The initiatives due in one quarter."""

    title: str
    initiatives: tuple[Initiative, ...]


def build(material: Material, initiatives: Sequence[Initiative], *, currency: str) -> Section:
    live = [each for each in initiatives if each.status != DROPPED]
    return Section(
        key="plan",
        title=_("The plan"),
        lead=_lead(live),
        paragraphs=tuple(filter(None, (expected(material, live), _sums(live, currency)))),
        figures=tuple(figure(material, live)),
        tables=(table(material, live, currency=currency),),
    )


def chapter(material: Material) -> Section:
    """The plan as a report tells it: narrower tables, the same words."""
    live = material.initiatives
    whole = build(material, live, currency=material.currency)
    return replace(whole, tables=(_report_table(live, material.currency),))


def _report_table(live: Sequence[Initiative], currency: str) -> Table:
    return Table(
        caption=_("Initiatives"),
        columns=(
            *(_("Initiative"), _("Step"), _("Owner"), _("Person-days"), _("Cost"), _("Until")),
            _("Status"),
        ),
        rows=tuple((f"{each.element} {each.title}", *_facts(each, currency)) for each in live),
    )


def _lead(live: Sequence[Initiative]) -> str:
    if not live:
        return _("From what people said to what is done about it, by whom and when.")
    done = sum(each.status == "DONE" for each in live)
    text = ngettext(
        "%(n)d initiative is planned from this result.",
        "%(n)d initiatives are planned from this result.",
        len(live),
    ) % {"n": len(live)}
    if not done:
        return text
    finished = ngettext("%(n)d of them is done.", "%(n)d of them are done.", done) % {"n": done}
    return f"{text} {finished}"


def expected(material: Material, live: Sequence[Initiative]) -> str:
    """What the whole becomes if every initiative reaches its level, by the rule of the what-if."""
    if not live or material.level is None:
        return ""
    found = _outcome(material, live)
    filled = {
        "now": words.level_text(
            material.overall["level"]["low"], material.overall["level"]["high"]
        ),
        "then": words.level_text(found.low, found.high),
        "score": words.decimal(found.score or 0.0, 2),
    }
    if found.low == material.level:
        text = _(
            "If each reaches the level it aims at, the organization stays on %(now)s and its "
            "score becomes %(score)s."
        )
    else:
        text = _(
            "If each reaches the level it aims at, the organization goes from %(now)s to %(then)s "
            "and its score becomes %(score)s."
        )
    rises = (found.low or 0) > material.level
    said = (
        text % filled,
        what_if_words.odds_unless_likely(material, found) if rises else "",
        _("People may see it otherwise: the next assessment tells."),
    )
    return " ".join(filter(None, said))


def effect(material: Material, initiative: Initiative) -> str:
    """What this initiative alone would change in the whole."""
    if material.level is None:
        return ""
    found = _outcome(material, [initiative])
    parts = []
    if found.low != material.level:
        parts.append(words.level_text(found.low, found.high))
    if found.change:
        parts.append(_("score +%(change)s") % {"change": words.decimal(found.change, 2)})
    return ", ".join(parts)


def _outcome(material: Material, initiatives: Sequence[Initiative]) -> what_if.Outcome:
    case = what_if.case_of(material)
    aims: dict[str, str] = {}
    for each in sorted(initiatives, key=lambda one: one.to_level):
        now = dict(zip(case.codes, case.levels, strict=True)).get(each.element)
        aims[each.element] = str(max(each.to_level, now or 0))
    return what_if.outcome(case, what_if.planned_levels(case, aims))


def groups(initiatives: Sequence[Initiative]) -> list[Group]:
    """By the quarter they are due in; those without a date come last."""
    found: dict[int | None, list[Initiative]] = {}
    for each in initiatives:
        found.setdefault(quarter_of(each.due_on) if each.due_on else None, []).append(each)
    return [
        Group(_("Without a date") if quarter is None else quarter_name(quarter), tuple(members))
        for quarter, members in found.items()
    ]


def _sums(live: Sequence[Initiative], currency: str) -> str:
    days = sum(each.effort_days or 0 for each in live)
    cost = sum((each.cost or 0 for each in live), start=0)
    parts = []
    if days:
        parts.append(
            ngettext("%(n)s person-day", "%(n)s person-days", days)
            % {"n": number_format(days, force_grouping=True)}
        )
    if cost:
        parts.append(cost_text(cost, currency))
    return _("Together: %(sums)s.") % {"sums": words.join_names(parts)} if parts else ""


def cost_text(cost: Any, currency: str) -> str:
    if cost is None:
        return ""
    return f"{currency} {number_format(round(cost), force_grouping=True)}".strip()


def figure(material: Material, live: Sequence[Initiative]) -> list[Figure]:
    dated = [each for each in live if each.starts_on or each.due_on]
    days = [day for each in dated for day in (each.starts_on, each.due_on) if day]
    if not days:
        return []
    first, last = quarter_of(min(days)), quarter_of(max(days))
    names = [quarter_name(quarter) for quarter in range(first, last + 1)]
    options: dict[str, Any] = {
        "spans": [_span(each, first) for each in dated],
        "levels": [each.to_level for each in dated],
        "top": material.top,
        "quarters": names,
        "notes": [str(each.get_status_display()) for each in dated],
    }
    labels = [each.title for each in dated]
    dates = _dates_table(live)
    return [
        Figure(
            key="timeline",
            title=_("What is done when"),
            subtitle=_("Initiatives over the quarters, in the color of the level each leads to"),
            alt="; ".join(": ".join(filter(None, row[:3])) for row in dates.rows) + ".",
            figure=timeline(labels, **options),
            narrow=timeline(labels, **options, narrow=True),
            table=dates,
            table_subtitle=_("Initiatives over the quarters"),
        )
    ]


def _span(initiative: Initiative, first: int) -> tuple[float, float]:
    """With one date only, the quarter it lies in."""
    start, end = initiative.starts_on, initiative.due_on
    if start is None or end is None:
        quarter = quarter_of(start or end)  # type: ignore[arg-type]  # one of them is given
        return (quarter - first, quarter - first + 1.0)
    begin = place_of(start, first=first)
    return (begin, max(place_of(end, first=first), begin + SHORTEST))


def _dates_table(live: Sequence[Initiative]) -> Table:
    return Table(
        caption=_("Initiatives and their dates"),
        columns=(_("Initiative"), _("From"), _("Until"), _("Status"), _("To level")),
        rows=tuple(
            (
                each.title,
                day_text(each.starts_on),
                day_text(each.due_on),
                str(each.get_status_display()),
                str(each.to_level),
            )
            for each in live
        ),
    )


def day_text(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else "–"


def table(material: Material, live: Sequence[Initiative], *, currency: str) -> Table:
    return Table(
        caption=_("Initiatives"),
        columns=(
            *(_("Initiative"), _("Element"), _("Step"), _("Owner"), _("Person-days"), _("Cost")),
            *(_("Until"), _("Status"), _("Expected alone")),
        ),
        rows=tuple(
            (
                each.title,
                material.instrument.element(each.element).name,
                *_facts(each, currency),
                effect(material, each) or "–",
            )
            for each in live
        ),
    )


def _facts(initiative: Initiative, currency: str) -> tuple[str, ...]:
    """Step, owner, person-days, cost, date and status, as every table of initiatives tells them."""
    days = initiative.effort_days
    return (
        f"{initiative.from_level or '–'} → {initiative.to_level}",
        initiative.owned_by or "–",
        "–" if days is None else str(days),
        cost_text(initiative.cost, currency) or "–",
        day_text(initiative.due_on),
        str(initiative.get_status_display()),
    )
