"""The words that every form of the report needs around its chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections import words

if TYPE_CHECKING:
    from reports.queries.material import Material


def report_title() -> str:
    return _("Learning maturity report")


def document_title(material: Material) -> str:
    return f"{report_title()} – {material.organization}, {material.assessment}"


def closed_words(material: Material) -> str:
    day = date_format(timezone.localtime(material.closed_at), "DATE_FORMAT")
    return _("closed on %(day)s") % {"day": day}


def promise(material: Material) -> str:
    """What the reader may rely on, in the foot of every page."""
    if material.named:
        return ngettext(
            "The view of one named person, who agreed to it",
            "The view of %(n)d named people, who agreed to it",
            material.raters,
        ) % {"n": material.raters}
    return _("Groups of fewer than %(minimum)d people are withheld") % {"minimum": material.minimum}


def reading_help() -> str:
    return _(
        "How to read this report: the summary holds everything on one page. Each figure says its "
        "finding in the title and what was measured below it; the numbers behind every figure "
        "stand as tables at the end. What is withheld to protect small groups is shown as "
        "withheld, never as zero."
    )


def facts(material: Material) -> list[dict[str, str]]:
    """Three numbers for the summary; one that is not known is left out."""
    score = material.overall["score"]
    top = material.top
    found = [_score_fact(material, top)] if score["mean"] is not None else []
    if material.has_scores:
        found.append(_elements_fact(material))
    if not material.named:
        found.append(_answers_fact(material))
    return found


def _score_fact(material: Material, top: int) -> dict[str, str]:
    score = material.overall["score"]
    interval = score["interval"]
    note = ""
    if interval:
        note = _("90%% interval %(interval)s") % {"interval": words.interval_text(interval, 2)}
    return {
        "name": _("Score, 1 to %(top)d") % {"top": top},
        "value": words.mean_text(score, 2),
        "note": note,
    }


def _elements_fact(material: Material) -> dict[str, str]:
    counts = material.overall["profile"]
    reached = sum(n for level, n in zip(material.rules["levels"], counts, strict=True) if level > 1)
    return {
        "name": _("Elements above Level 1"),
        "value": _("%(a)d of %(b)d") % {"a": reached, "b": len(material.element_codes)},
        "note": ngettext("%(n)d below its target", "%(n)d below their target", len(material.gaps()))
        % {"n": len(material.gaps())},
    }


def _answers_fact(material: Material) -> dict[str, str]:
    headcount = material.participation.get("headcount")
    note = (
        ngettext("of %(n)d person", "of %(n)d people", headcount) % {"n": headcount}
        if headcount
        else ""
    )
    submitted = material.participation.get("submitted")
    if submitted is None:
        value = _("fewer than %(minimum)d") % {"minimum": material.minimum}
    else:
        value = str(submitted) if submitted else _("none")
    return {"name": _("Answers"), "value": value, "note": note}


def web_reading_help() -> str:
    return _(
        "The summary holds everything on one screen. Below each figure, “Show the numbers” opens "
        "its table. What is withheld to protect small groups is shown as withheld, never as zero."
    )


def workbook_reading_help() -> str:
    return _(
        "Each chapter has a sheet with its tables as numbers to sort, filter and chart. “Counts” "
        "holds every count that is released, and “Score” works the score out from them again in "
        "formulas. What is withheld to protect small groups is shown as withheld, never as zero."
    )
