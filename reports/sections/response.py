"""Who answered and who did not: what the silent could change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.sections import audiences, trust, words
from reports.sections.section import Section, Table
from reports.sections.words_evidence import names_of

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material) -> Section:
    return Section(
        key="response",
        title=_("Who answered and who did not"),
        lead=trust.participation(material),
        paragraphs=tuple(filter(None, (fragile_sentence(material), _reach(material), _method()))),
        tables=tuple(filter(None, (rates_table(material), bounds_table(material)))),
    )


def bounds(material: Material, code: str) -> dict[str, Any]:
    """Lowest and highest level the silent allow, and whether half a level would change it."""
    found = (material.body.get("response") or {}).get("elements", {}).get(code, {})
    return {"level_low": None, "level_high": None, "fragile": None, **found}


def is_known(material: Material) -> bool:
    """Whether it was told how many were asked, so that the silent can be counted."""
    return not material.named and any(
        bounds(material, code)["level_low"] is not None for code in material.element_codes
    )


def fragile(material: Material) -> list[str]:
    return [code for code in material.element_codes if bounds(material, code)["fragile"]]


def fragile_sentence(material: Material) -> str:
    """Whether levels would stay if the silent stood half a level lower."""
    if not is_known(material):
        return ""
    codes = fragile(material)
    if not codes:
        return _(
            "If those who did not answer stood half a level lower, every element would keep its "
            "level."
        )
    text = ngettext(
        "If those who did not answer stood half a level lower, %(n)d element would change its "
        "level: %(names)s.",
        "If those who did not answer stood half a level lower, %(n)d elements would change their "
        "level: %(names)s.",
        len(codes),
    )
    return text % {"n": len(codes), "names": names_of(material, codes)}


def _reach(material: Material) -> str:
    """How far the worst and the best case lie apart."""
    if material.participation.get("submitted") == 0:
        return ""
    if not is_known(material):
        return _(
            "How many people were asked is not known for every audience, so it cannot be said what "
            "those who did not answer could change."
        )
    found = [bounds(material, code) for code in material.element_codes]
    known = [each for each in found if each["level_low"] is not None]
    firm = sum(each["level_low"] == each["level_high"] for each in known)
    text = _("No element is sure to keep its level whatever the silent think.")
    if firm:
        text = ngettext(
            "Whatever the silent think, %(n)d of %(all)d elements keeps its level.",
            "Whatever the silent think, %(n)d of %(all)d elements keep their level.",
            firm,
        ) % {"n": firm, "all": len(known)}
    table = _(
        "The table says between which levels each would lie if they all chose the lowest or the "
        "highest."
    )
    return f"{text} {table}"


def _method() -> str:
    return _(
        "Weighting evens out between audiences only: within an audience nobody knows how the "
        "silent would have answered."
    )


def rates_table(material: Material) -> Table | None:
    told = (material.body.get("response") or {}).get("audiences", {})
    if not told:
        return None
    return Table(
        caption=_("Response of each audience"),
        columns=(_("Audience"), _("Asked"), _("Answered"), _("Response")),
        rows=tuple(
            (
                material.audience_name(entry["audience"]),
                str(told.get(entry["audience"], {}).get("invited") or "–"),
                audiences.answers_text(material, entry),
                words.percent(told.get(entry["audience"], {}).get("rate")),
            )
            for entry in material.audience_scores
        ),
    )


def bounds_table(material: Material) -> Table | None:
    if not is_known(material):
        return None
    return Table(
        caption=_("Level of each element, and what the silent could make of it"),
        columns=(
            _("Element"),
            _("Level"),
            _("If all chose the lowest"),
            _("If all chose the highest"),
            _("If half a level lower"),
        ),
        rows=tuple(_row(material, code) for code in material.element_codes),
    )


def _row(material: Material, code: str) -> tuple[str, ...]:
    found = bounds(material, code)
    moved = {None: "–", True: _("another level"), False: _("same level")}
    return (
        material.instrument.element(code).name,
        str(material.overall["elements"][code].get("level") or "–"),
        str(found["level_low"] or "–"),
        str(found["level_high"] or "–"),
        moved[found["fragile"]],
    )
