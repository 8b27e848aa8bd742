"""One domain: its elements, what was said of each, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.sections import element as element_section
from reports.sections import gaps, unlock, words
from reports.sections.section import Section, drawn

if TYPE_CHECKING:
    from assessments.content import Domain
    from reports.queries.material import Material


def build(material: Material, domain: Domain) -> Section:
    codes = material.body["domains"][domain.code]
    steps = [unlock.next_step(material, code) for code in codes]
    return Section(
        key=f"domain-{domain.code}",
        title=domain.name,
        lead=_lead(material, domain.code),
        paragraphs=tuple(element_section.sentence(material, code) for code in codes),
        figures=drawn(
            gaps.figure(material, domain.code), element_section.levels_figure(material, codes)
        ),
        points=tuple(step for step in steps if step is not None),
    )


def _lead(material: Material, code: str) -> str:
    entry = material.overall["domains"][code]
    if words.mean_value(entry) is None:
        return _("This domain cannot be scored: %(reason)s.") % {
            "reason": words.missing_text(entry)
        }
    return _("%(level)s, mean %(mean)s.") % {
        "level": words.level_text(entry.get("low"), entry.get("high")),
        "mean": words.mean_text(entry),
    }
