"""What to take up first: every element in the order that serves the next level, and why so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.scoring.priority_list import LIKELY, Standing, priority_list
from assessments.scoring.priority_standings import priority_standings, weighs_importance
from assessments.scoring.words import BANDS
from reports.sections import words
from reports.sections.section import Section, Table
from reports.sections.statement import Statement
from reports.sections.words_evidence import names_of

if TYPE_CHECKING:
    from reports.queries.material import Material

Ranked = list[tuple[int | None, Standing]]


def priorities(material: Material) -> Ranked:
    return priority_list(priority_standings(material.body))


def build(material: Material) -> Section:
    found = priorities(material)
    ranked = any(rank for rank, _each in found)
    return Section(
        key="priorities",
        title=_("What to take up first"),
        lead=finding(material),
        paragraphs=_how(material) if ranked else (),
        tables=(table(material, found),) if ranked else (),
    )


def finding(material: Material) -> str:
    """Which elements to begin with, and how many of those to raise are likely below their level."""
    if material.body["unlock"] is None:
        return _no_target(material)
    ranked = [each for rank, each in priorities(material) if rank]
    chosen = [each for each in ranked if each.in_set]
    if not ranked:
        return _("No element can be ranked: how likely each level is, is not told of this result.")
    if not chosen:
        return _(
            "First ask again about what too few could judge: nothing else has to rise for "
            "Level %(level)d."
        ) % {"level": material.body["unlock"]["target"]}
    return f"{_begin(material, chosen)} {_evidence(chosen)}"


def first(material: Material) -> Statement:
    """Say beside the unlock set where to begin, and lead to the whole order."""
    is_known = material.body["unlock"] is not None and material.level is not None
    return Statement(finding(material) if is_known else "", "what_if", "#priorities")


def _no_target(material: Material) -> str:
    if material.level is None:
        return _("It can be said once enough people have answered to name a level.")
    return _("The highest level is reached, so there is no next level to take anything up for.")


def _begin(material: Material, chosen: list[Standing]) -> str:
    text = ngettext(
        "%(n)d element has to rise for Level %(level)d: %(names)s.",
        "%(n)d elements have to rise for Level %(level)d; in this order: %(names)s.",
        len(chosen),
    )
    return text % {
        "n": len(chosen),
        "level": material.body["unlock"]["target"],
        "names": names_of(material, [each.element for each in chosen]),
    }


def _evidence(chosen: list[Standing]) -> str:
    sure = sum(each.below >= LIKELY for each in chosen)
    text = ngettext(
        "%(n)d of %(all)d is likely, or very likely, to be below the level it has to reach.",
        "%(n)d of %(all)d are likely, or very likely, to be below the level they have to reach.",
        sure,
    )
    return text % {"n": sure, "all": len(chosen)}


def _how(material: Material) -> tuple[str, ...]:
    if weighs_importance(material.body):
        weight = _("The weight is the mean importance: 0 at its lowest answer, 1 at its highest.")
    else:
        weight = _("The weight is that of the element in the score; the heaviest has 1.")
    return (
        _(
            "Elements of the smallest set that unlocks the next level come first. Within the set "
            "and outside it the wider weighted gap comes before; where gaps are equal, what is at "
            "least likely to be below its level, and then what takes fewer steps."
        ),
        _(
            "The gap is the level to reach less the mean, as a share of the whole scale, times the "
            "weight, times 100. A step is one answer that moves up by one level."
        )
        + f" {weight}",
    )


def table(material: Material, found: Ranked) -> Table:
    return Table(
        caption=_("Elements in the order of taking them up"),
        columns=(
            _("Element"),
            _("Rank"),
            _("Unlocks the next level"),
            _("Mean"),
            _("Level to reach"),
            _("Weight"),
            _("Weighted gap"),
            _("Below that level"),
            _("Steps"),
        ),
        rows=tuple(_row(material, rank, each) for rank, each in found),
    )


def _row(material: Material, rank: int | None, each: Standing) -> tuple[str, ...]:
    entry = material.overall["elements"][each.element]
    name = f"{each.element} {material.instrument.element(each.element).name}"
    mean = words.mean_text(entry, 2)
    if rank is None:
        untold = _("not told") if each.status == "no_likelihood" else "–"
        return (name, "–", "–", mean, *["–"] * 3, untold, "–")
    return (
        name,
        str(rank),
        _("yes") if each.in_set else _("no"),
        mean,
        str(each.target),
        words.decimal(each.weight, 2),
        words.decimal(each.gap),
        evidence_text(each.below),
        str(each.steps),
    )


def evidence_text(below: float) -> str:
    """How likely the element is below its target, in the bands of likelihoods, or not below it."""
    for share, text in ((below, "%(sure)s"), (1 - below, _("no: %(sure)s there"))):
        sure = next((word for limit, word in BANDS if share >= limit), None)
        if sure:
            return text % {"sure": words.likelihood_words(sure)}
    return _("open")
