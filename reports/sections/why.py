"""Why this level: the level, the rule it comes from, the elements it rests on, and their counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections import level, trace, words
from reports.sections.section import Section, Table
from reports.sections.words_evidence import names_of

if TYPE_CHECKING:
    from reports.queries.material import Material


@dataclass(frozen=True, slots=True)
class ElementTrace:
    """One element on its way from counts to a level."""

    code: str
    name: str
    is_core: bool
    level: int | None
    mean: str
    sentence: str
    steps: tuple[trace.Step, ...]
    sources: tuple[trace.Source, ...]


def element_traces(material: Material) -> tuple[ElementTrace, ...]:
    return tuple(element_trace(material, code) for code in material.element_codes)


def element_trace(material: Material, code: str) -> ElementTrace:
    entry = material.overall["elements"][code]
    steps = trace.steps(material, code)
    return ElementTrace(
        code=code,
        name=material.instrument.element(code).name,
        is_core=code in material.rules["core"],
        level=entry.get("level"),
        mean=words.mean_text(entry, 2),
        sentence=_why_level(entry, steps),
        steps=steps,
        sources=trace.sources(material, code),
    )


def _why_level(entry: words.Entry, steps: tuple[trace.Step, ...]) -> str:
    reached = entry.get("level")
    if reached is None:
        return _("It has no level: %(reason)s.") % {"reason": words.missing_text(entry)}
    if not steps:
        return _(
            "It stands on Level %(level)d. Its answers are too few to show how they spread."
        ) % {"level": reached}
    here = next((step for step in steps if step.level == reached), None)
    after = next((step for step in steps if step.level == reached + 1), None)
    parts = [
        _at_level(here) if here else _("Level 1 is present everywhere."),
        _next_level(after, here),
    ]
    return " ".join(filter(None, parts))


def _at_level(step: trace.Step) -> str:
    return _(
        "%(share)s of the raters see it at Level %(level)d or above, which is more than half."
    ) % {
        "share": words.percent(step.share),
        "level": step.level,
    }


def _next_level(after: trace.Step | None, here: trace.Step | None) -> str:
    """Which of the two conditions keeps it from the next level."""
    if after is None:
        return ""
    told = {"share": words.percent(after.share), "level": after.level}
    if not after.most:
        return _("At Level %(level)d it is %(share)s, and more than half are needed.") % told
    told |= {"below": words.percent(here.share if here else 1), "before": after.level - 1}
    return (
        _(
            "At Level %(level)d it is %(share)s, more than half; but first more than 85%% must "
            "be at Level %(before)d or above, and %(below)s are."
        )
        % told
    )


def rule_sentence(material: Material) -> str:
    """Which condition holds the organization back, and how many elements stand against it."""
    tried = next((one for one in trace.attempts(material) if not one.reached), None)
    if material.level is None:
        return level.headline(material)
    if tried is None:
        return _("All conditions of the highest level hold.")
    failing = [condition for condition in tried.conditions if not condition.holds]
    if tried.reached is None:
        text = _("Whether Level %(level)d is reached hangs on the elements that are not rated.")
        return text % {"level": tried.level}
    return ngettext(
        "Level %(level)d is not reached: %(n)d of its three conditions does not hold.",
        "Level %(level)d is not reached: %(n)d of its three conditions do not hold.",
        len(failing),
    ) % {"level": tried.level, "n": len(failing)}


def build(material: Material) -> Section:
    """The chapter of the report: what holds the level back, and what each element rests on."""
    return Section(
        key="why",
        title=_("Why this level"),
        lead=rule_sentence(material),
        paragraphs=tuple(_failing_sentences(material)),
        tables=tuple(filter(None, [shares_table(material)])),
    )


def _failing_sentences(material: Material) -> list[str]:
    tried = next((one for one in trace.attempts(material) if one.reached is False), None)
    if tried is None:
        return []
    return [
        _("%(condition)s: %(finding)s. Below stand %(names)s.")
        % {
            "condition": condition.text,
            "finding": condition.finding,
            "names": names_of(material, condition.failing),
        }
        for condition in tried.conditions
        if not condition.holds
    ]


def rule_table(material: Material) -> Table:
    return Table(
        caption=_("The rule tried at each level"),
        columns=(_("Condition"), _("Level"), _("Holds"), _("Reached by"), _("Elements below")),
        rows=tuple(
            (
                condition.text,
                str(attempt.level),
                _("yes") if condition.holds else _("no"),
                condition.finding,
                ", ".join(condition.failing) or "–",
            )
            for attempt in trace.attempts(material)
            for condition in attempt.conditions
        ),
    )


def shares_table(material: Material) -> Table | None:
    """Shares at or above each level, all together; nothing where they are withheld."""
    found = element_traces(material)
    if not any(one.steps for one in found):
        return None
    levels = material.rules["levels"][1:]
    return Table(
        caption=_(
            "Share of raters at each level or above (F fully, L largely, P partly, N not "
            "achieved), and the level that follows"
        ),
        columns=(
            _("Element"),
            *(_("≥ Level %(level)d") % {"level": number} for number in levels),
            _("Level"),
        ),
        rows=tuple(
            (
                _("%(name)s (foundation)") % {"name": one.name} if one.is_core else one.name,
                *([f"{words.percent(s.share)} {s.word}" for s in one.steps] or ["–"] * len(levels)),
                str(one.level or "–"),
            )
            for one in found
        ),
    )


def counts_table(material: Material) -> Table:
    """What every share was worked out from, to be worked out again by hand."""
    levels = material.rules["levels"]
    return Table(
        caption=_("Answers and weight of each group, element by element"),
        columns=(
            _("Element"),
            _("Group"),
            _("Weight"),
            *(words.level_text(number, number) for number in levels),
            _("Can’t judge"),
        ),
        rows=tuple(
            (
                one.code,
                source.name,
                "" if source.weight is None else f"{source.weight:.4f}",
                *map(str, source.counts),
                str(source.unsure),
            )
            for one in element_traces(material)
            for source in one.sources
        ),
    )
