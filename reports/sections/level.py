"""The level: where the organization stands, how sure that is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.charts.likelihood_bars import likelihood_bars
from reports.sections import standpoint, trace, words
from reports.sections.section import Figure, Section, Table

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material) -> Section:
    return Section(
        key="level",
        title=_("The level, and why"),
        lead=headline(material),
        paragraphs=tuple(
            filter(
                None,
                (standpoint.sentence(material), score_sentence(material), *_reasons(material)),
            )
        ),
        figures=tuple(_likelihood(material)),
        tables=(_rule_table(material),) if material.has_scores else (),
    )


def headline(material: Material) -> str:
    """One sentence: the level, its name, and how likely it is."""
    level = material.overall["level"]
    low, high = level["low"], level["high"]
    if low is None:
        if material.participation.get("submitted") == 0:
            return _("Nobody answered, so there is nothing to show. Ask again.")
        if material.shows_nothing:
            return _("Too few people answered to show anything. Ask again, and ask more people.")
        if material.overall["score"]["status"] == "all_dk":
            return _("Nobody could judge what was asked, so no level can be named.")
        return _("There are too few answers to name a level.")
    text = words.level_text(low, high)
    if low == high:
        text = f"{text}: {material.level_name(low)}"
    sure = words.likelihood_words(level["words"])
    return f"{text} ({sure})." if sure else f"{text}."


def confidence_chip(material: Material) -> str:
    """A short word for beside the level; a number only where the result gives one."""
    level = material.overall["level"]
    if material.named:
        return ngettext(
            "the view of one named person", "the view of %(n)d named people", material.raters
        ) % {"n": material.raters}
    sure = words.likelihood_words(level["words"])
    if level["confidence"] is None or not sure:
        return sure
    # The confidence stops at 0.99; the likelihood says that it may be more, as everywhere else.
    likelihood = level.get("likelihood")
    share = likelihood[level["low"] - 1] if likelihood and level["low"] == level["high"] else None
    return f"{sure} · {words.likelihood_percent(level['confidence'] if share is None else share)}"


def score_sentence(material: Material) -> str:
    score = material.overall["score"]
    if score["mean"] is None:
        return ""
    text = _("The score is %(score)s of %(top)s.") % {
        "score": words.mean_text(score, 2),
        "top": material.top,
    }
    if score["interval"]:
        share = _("With %(confidence)s confidence it lies between %(low)s and %(high)s.") % {
            "confidence": words.percent(score["confidence"]),
            "low": words.decimal(score["interval"][0], 2),
            "high": words.decimal(score["interval"][1], 2),
        }
        text = f"{text} {share}"
    return text


def descriptor(material: Material) -> str:
    """What learning looks like on this level."""
    levels = {one.number: one.descriptor for one in material.instrument.levels}
    return levels.get(material.level or 0, "")


def holding_back(material: Material) -> str:
    """What would lift the organization to the next level: the smallest set, not all below."""
    unlock = material.body["unlock"]
    if unlock is None and material.level is None:
        return ""
    if unlock is None:
        return _("No element holds the organization back: this is the highest level.")
    number, target = len(unlock["moves"]), {"target": unlock["target"]}
    if not number:
        return _("Level %(target)d asks for elements that too few people could judge.") % target
    if unlock.get("rate_first"):
        text = ngettext(
            "Raising %(count)s element could lift the organization to Level %(target)d, once "
            "others are rated.",
            "Raising %(count)s elements could lift the organization to Level %(target)d, once "
            "others are rated.",
            number,
        )
    else:
        text = ngettext(
            "Raising %(count)s element would lift the organization to Level %(target)d.",
            "Raising %(count)s elements would lift the organization to Level %(target)d.",
            number,
        )
    return text % (target | {"count": words.count_words(number).lower()})


def open_sentence(material: Material) -> str:
    """Which elements are not rated, and so leave the level open or might have lowered it."""
    unrated = material.overall["level"]["unrated"]
    if material.level is None or not unrated:
        return ""
    names = [material.instrument.element(code).name for code in unrated]
    return _("Not rated: %(names)s.") % {"names": words.join_names(names)}


def _reasons(material: Material) -> list[str]:
    if material.level is None:
        return []
    return [descriptor(material), holding_back(material), open_sentence(material)]


def _likelihood(material: Material) -> list[Figure]:
    likelihood = material.overall["level"]["likelihood"]
    if likelihood is None:
        return []
    levels = material.rules["levels"]
    labels = [f"{n} · {material.level_name(n)}" for n in levels]
    table = Table(
        caption=_("Likelihood of each level"),
        columns=(_("Level"), _("Likelihood")),
        rows=tuple(zip(labels, map(words.likelihood_percent, likelihood), strict=True)),
    )
    draw: Any = likelihood_bars
    return [
        Figure(
            key="likelihood",
            title=_("How sure the level is"),
            subtitle=_("Likelihood of each organization level, given the answers"),
            alt=_rows_as_words(table),
            figure=draw(labels, likelihood=likelihood),
            narrow=draw(labels, likelihood=likelihood, narrow=True),
            table=table,
        )
    ]


def _rows_as_words(table: Table) -> str:
    return "; ".join(": ".join(row) for row in table.rows) + "."


def _rule_table(material: Material) -> Table:
    """The staged rule, tried for each level: foundations, share of elements, floor."""
    return Table(
        caption=_("What each level asks for, and what is reached"),
        columns=(
            _("Level"),
            _("Foundations at it or above"),
            _("Elements at it or above"),
            _("Elements more than one level below"),
        ),
        rows=tuple(_rule_row(material, attempt) for attempt in trace.attempts(material)),
    )


def _rule_row(material: Material, attempt: trace.Attempt) -> tuple[str, ...]:
    core, enough, floor = attempt.conditions
    is_all = len(floor.failing) == len(material.element_codes)
    far = _("all") if is_all else ", ".join(floor.failing) or _("none")
    return (str(attempt.level), core.finding, enough.finding, far)
