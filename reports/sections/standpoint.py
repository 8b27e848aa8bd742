"""Whose view the level is, where not every audience that was asked stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.sections import words

if TYPE_CHECKING:
    from reports.queries.material import Material


def sentence(material: Material) -> str:
    """Name the audiences that the level stands on, and why the others do not count in it."""
    counted = _counted(material)
    missing = [each for each in material.audience_scores if each["audience"] not in counted]
    if material.named or not material.has_scores or not counted or not missing:
        return ""
    silent = [each["audience"] for each in missing if each["people"] == 0]
    guarded = [each["audience"] for each in missing if each["people"] != 0]
    reasons = "; ".join(filter(None, (_silent(material, silent), _guarded(material, guarded))))
    return _("From %(names)s only: %(reasons)s.") % {
        "names": _names(material, counted),
        "reasons": reasons,
    }


def _counted(material: Material) -> list[str]:
    """By cells of the whole; where that is all answers together, whoever gave any counts."""
    cells = set(material.overall["basis"]["cells"])
    pooled = "organization" in cells
    return [
        each["audience"]
        for each in material.audience_scores
        if f"audience:{each['audience']}" in cells or (pooled and each["people"] != 0)
    ]


def _silent(material: Material, codes: list[str]) -> str:
    if not codes:
        return ""
    names = _names(material, codes)
    if material.body.get("interim"):
        return _("%(names)s gave no answers yet") % {"names": names}
    return _("%(names)s gave no answers") % {"names": names}


def _guarded(material: Material, codes: list[str]) -> str:
    if not codes:
        return ""
    return _("not counted, to protect small groups: %(names)s") % {"names": _names(material, codes)}


def _names(material: Material, codes: list[str]) -> str:
    names = [words.within_sentence(material.audience_name(code)) for code in codes]
    return words.join_names(names)
