"""Whether the answers can be trusted: agreement, who is withheld, how many answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.scoring.notes import FEWER_TABLES, LATE_LEFT_OUT
from reports.sections import words, words_evidence
from reports.sections.section import Section
from reports.sections.statement import Statement, stated

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material) -> Section:
    return Section(
        key="trust",
        title=_("Answers you can trust"),
        paragraphs=tuple(
            filter(
                None,
                (
                    participation(material),
                    late_left_out(material),
                    unweighed(material),
                    agreement(material),
                    withheld(material),
                ),
            )
        ),
    )


def statements(material: Material, *, fragile: str) -> tuple[Statement, ...]:
    """What the executive page says of trust, each with the place of its number."""
    return stated(
        Statement(participation(material), "explore", "?view=response"),
        Statement(late_left_out(material), "explore", "?view=response"),
        Statement(unweighed(material), "explore"),
        Statement(fragile, "explore", "?view=response"),
        Statement(agreement(material), "explore", "?view=cell"),
        Statement(words_evidence.polarised_sentence(material), "explore", "?view=cell"),
        Statement(words_evidence.visibility_sentence(material), "explore", "?view=cell"),
        Statement(withheld(material), "explore"),
    )


def participation(material: Material) -> str:
    """How many answered, and of how many where somebody counted them."""
    if material.named:
        return ngettext(
            "This is the view of one named person. It shows where to look, not what others think.",
            "This is the view of %(n)d named people. It shows where to look, not what others "
            "think.",
            material.raters,
        ) % {"n": material.raters}
    number = material.participation.get("submitted")
    if number == 0:
        return _("Nobody answered.")
    if number is None:
        return _("%(few)s, so nothing of them can be shown.") % {
            "few": words.withheld_text(material.minimum).capitalize()
        }
    invited = material.participation.get("headcount")
    text = ngettext("%(n)d person answered", "%(n)d people answered", number) % {"n": number}
    if invited:
        return _("%(text)s of %(invited)d (%(share)s).") % {
            "text": text,
            "invited": invited,
            "share": words.percent(min(number / invited, 1)),
        }
    return f"{text}."


def unweighed(material: Material) -> str:
    """Said where several audiences answered and the whole is one pool of all answers."""
    answered = [each for each in material.audience_scores if each["people"] != 0]
    pooled = "organization" in material.overall["basis"]["cells"]
    if material.named or not material.has_scores or not pooled or len(answered) < 2:
        return ""
    return _("The audiences are too small to weigh, so all answers count alike.")


def agreement(material: Material) -> str:
    found = material.overall["agreement"]
    if material.named or found.get("words") is None:
        return ""
    text = _("Raters hold %(view)s") % {"view": words.agreement_words(found["words"])}
    if found.get("rwg_star") is not None:
        return _("%(text)s (agreement %(number)s, where 1 is one view).") % {
            "text": text,
            "number": words.decimal(found["rwg_star"], 2),
        }
    return f"{text}."


def withheld(material: Material) -> str:
    """How many groups are withheld; the promise holds for the whole of what is shown."""
    if material.named or material.participation.get("submitted") == 0:
        return ""
    # The organization is no group among others: that too few answered in all is said already.
    hidden = sum(cell["form"] == "hidden" for cell in material.groups)
    promise = _(
        "No combination of the tables here singles out a group of fewer than %(minimum)d people."
    ) % {"minimum": material.minimum}
    if not hidden:
        return f"{_fewer_tables(material)} {promise}".strip()
    promise = "" if material.shows_nothing else promise
    text = ngettext(
        "%(n)d group is withheld, because it, or what could be worked out from it, is too small.",
        "%(n)d groups are withheld, because they, or what could be worked out from them, are too "
        "small.",
        hidden,
    ) % {"n": hidden}
    return f"{text} {_fewer_tables(material)} {promise}".strip().replace("  ", " ")


def late_left_out(material: Material) -> str:
    """Said where so few answered after the last interim result that nothing can take them in."""
    if LATE_LEFT_OUT not in material.body.get("notes", []):
        return ""
    return _(
        "Fewer than %(minimum)d people answered after the last interim result. Their answers are "
        "left out: the difference would have told what they said."
    ) % {"minimum": material.minimum}


def _fewer_tables(material: Material) -> str:
    """Said where the audit found that answers would follow although no group is too small."""
    if FEWER_TABLES not in material.body.get("notes", []):
        return ""
    return _(
        "Answers are so alike that tables of whole units and attributes would have told single "
        "ones, so these are left out."
    )
