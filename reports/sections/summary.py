"""The summary: everything an executive needs, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.charts.staircase import staircase
from reports.sections import (
    audiences,
    gaps,
    importance_pairs,
    importance_words,
    level,
    standpoint,
    trust,
    unlock,
    words,
)
from reports.sections.section import Figure, Section, Table
from reports.sections.statement import Statement, stated

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material) -> Section:
    return Section(
        key="summary",
        title=_("Summary"),
        lead=level.headline(material),
        paragraphs=sentences(material),
        figures=(stairs(material),),
        points=tuple(unlock.moves(material)[:5]),
    )


def story(material: Material) -> tuple[Statement, ...]:
    """What the executive page says beside the level: what it means, how sure, what holds, who."""
    return stated(
        Statement(standpoint.sentence(material), "explore", "?view=response"),
        Statement(level.descriptor(material) or level.headline(material)),
        Statement(level.score_sentence(material), "why", "#elements"),
        Statement(level.open_sentence(material), "why", "#rule"),
        Statement(level.holding_back(material) if material.level else "", "why", "#rule"),
        Statement("" if material.named else audiences.finding(material), "explore"),
        Statement(_important(material), "importance"),
    )


def _important(material: Material) -> str:
    """Said only where something comes first."""
    if material.named or not importance_pairs.is_asked(material):
        return ""
    found = importance_pairs.pairs(material, importance_pairs.ORGANIZATION)
    urgent = any(pair.verdict == "act_first" for pair in found)
    return importance_words.finding(material, found) if urgent else ""


def sentences(material: Material) -> tuple[str, ...]:
    """What the numbers say, in the order an executive asks: how good, what holds, who, where."""
    found = (
        level.headline(material) if material.level is None else "",
        standpoint.sentence(material),
        level.score_sentence(material),
        level.holding_back(material) if material.level is not None else "",
        "" if material.named else audiences.finding(material),
        gaps.finding(material) if material.has_scores else "",
        "" if material.shows_nothing else trust.participation(material),
    )
    return tuple(filter(None, found))


def stairs(material: Material) -> Figure:
    """The steps, with the level reached."""
    found = material.overall["level"]
    figure = staircase(low=found["low"], high=found["high"], top=material.top)
    levels = material.instrument.levels
    table = Table(
        caption=_("The levels"),
        columns=(_("Level"), _("Name"), ""),
        rows=tuple(
            (str(one.number), one.name, _("reached") if _reached(one.number, found) else "")
            for one in levels
        ),
    )
    text = words.level_text(found["low"], found["high"])
    return Figure(
        key="staircase",
        title=text,
        subtitle=material.level_name(found["low"]) if found["low"] else "",
        alt=_("A staircase of %(steps)d steps: %(level)s.") % {"steps": len(levels), "level": text},
        figure=figure,
        narrow=figure,
        table=table,
    )


def _reached(number: int, found: dict[str, int | None]) -> bool:
    return found["low"] is not None and number <= found["low"]
