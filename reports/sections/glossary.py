"""The words of the report, each in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.sections.section import Section, Table

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material) -> Section:
    return Section(
        key="glossary",
        title=_("Glossary"),
        tables=(
            Table(
                caption=_("Words used in this report"),
                columns=(_("Word"), _("Meaning")),
                rows=_words(material),
            ),
            Table(
                caption=_("The levels"),
                columns=(_("Level"), _("Meaning")),
                rows=tuple(
                    (f"{level.number} · {level.name}", level.descriptor)
                    for level in material.instrument.levels
                ),
            ),
        ),
    )


def _words(material: Material) -> tuple[tuple[str, str], ...]:
    top = material.top
    return (
        (_("Agreement (r*wg)"), _("How alike raters judge: 1 is the same view, 0 is chance.")),
        (_("Audience"), _("A group asked apart: executives, L&D team, line managers, employees.")),
        (_("Can’t judge"), _("An honest answer that never counts as a level.")),
        (_("Element"), _("One of the practices of learning and development that were rated.")),
        (_("Foundation"), _("An element without which no level is reached.")),
        (_("Gap"), _("The target minus where an element stands now.")),
        (_("Interval"), _("Where the value lies with the confidence named beside it.")),
        (_("Level"), _("The step reached, by a rule that asks for a clear majority of raters.")),
        (
            _("Likelihood"),
            _(
                "Very likely: 95% or more; likely: 80 to 95%; more likely than not: 60 to 80%; as "
                "likely as not: 40 to 60%; less likely than not: 20 to 40%; unlikely: below 20%."
            ),
        ),
        (_("Score"), _("The mean of all elements, from 1 to %(top)d.") % {"top": top}),
        (_("Target"), _("The level that was aimed at when the assessment was made.")),
        (
            _("Withheld"),
            _("Not shown, because fewer than %(minimum)d people could be singled out.")
            % {"minimum": material.minimum},
        ),
    )
