"""Where the instrument comes from, and the published figures around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.content import read_figures
from reports.sections.section import Section, Table

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material) -> Section:
    instrument = material.instrument
    return Section(
        key="sources",
        title=_("Sources"),
        lead=instrument.attribution,
        paragraphs=(instrument.licence, *instrument.sources),
        tables=(published_figures(),),
    )


def published_figures() -> Table:
    return Table(
        caption=_("Published figures, for context"),
        columns=(_("Figure"), _("Asked"), _("Source")),
        rows=tuple(
            (figure.text, _asked(figure.n, figure.population, figure.date), figure.source)
            for figure in read_figures()
        ),
    )


def _asked(n: int | None, population: str, date: str) -> str:
    number = _("n = %(n)d") % {"n": n} if n is not None else _("n not stated")
    return f"{population}, {number}, {date}"
