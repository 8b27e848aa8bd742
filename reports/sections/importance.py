"""Importance beside practice: what people hold to be important, and how far it is practiced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.charts.importance_practice import importance_practice
from reports.sections import words, words_cells
from reports.sections.importance_pairs import ORGANIZATION, Pair, is_asked, pairs, quarter
from reports.sections.section import Figure, Section, Table, drawn

if TYPE_CHECKING:
    from reports.queries.material import Material


def quarters(material: Material) -> tuple[tuple[str, str], ...]:
    """The four quarters of the chart, each with what it means."""
    return (
        (_("act first"), _("important, and practiced little")),
        (_("keep up"), _("important, and practiced")),
        (_("watch"), _("less important, and practiced little")),
        (_("enough"), _("less important, and practiced")),
    )


def build(material: Material, cell_id: str = ORGANIZATION) -> Section:
    found = pairs(material, cell_id) if is_asked(material) else []
    known = any(pair.is_known for pair in found)
    return Section(
        key="importance",
        title=_("Importance and practice"),
        lead=finding(material, found),
        paragraphs=(*_quarter_sentences(material, found), _paired()) if known else (),
        figures=drawn(_figure(material, found)) if known else (),
    )


def _paired() -> str:
    return _(
        "Practice is paired here: only of people who told both, each counting alike. It may "
        "therefore differ from the overview, which weighs the audiences."
    )


def finding(material: Material, found: list[Pair]) -> str:
    if not is_asked(material):
        return _("How important the elements are was not asked in this assessment.")
    known = [pair for pair in found if pair.is_known]
    if not known:
        return _missing(material)
    first = [pair for pair in known if quarter(material, pair) == 0]
    if not first:
        return _("No element is held to be important and practiced little.")
    widest = sorted(first, key=lambda pair: -(pair.gap or 0))[:3]
    return ngettext(
        "%(n)d element is held to be important and practiced little: %(names)s.",
        "%(n)d elements are held to be important and practiced little, above all %(names)s.",
        len(first),
    ) % {"n": len(first), "names": words.join_names([pair.name for pair in widest])}


def _missing(material: Material) -> str:
    if material.body["rules"].get("suppressed") and material.participation.get("submitted") == 0:
        return _("Nobody answered, so nothing is known of importance either.")
    if material.shows_nothing:
        return _("How important the elements are cannot be shown: too few answers.")
    return _(
        "No element has both an importance and a mean, so there is nothing to set side by side."
    )


def _quarter_sentences(material: Material, found: list[Pair]) -> list[str]:
    said = []
    for place, (name, meaning) in enumerate(quarters(material)):
        inside = [
            f"{p.code}\N{NO-BREAK SPACE}{p.name}" for p in found if quarter(material, p) == place
        ]
        if inside:
            said.append(
                _("%(name)s (%(meaning)s): %(elements)s.")
                % {
                    "name": name.capitalize(),
                    "meaning": meaning,
                    "elements": "; ".join(inside),
                }
            )
    return said


def _figure(material: Material, found: list[Pair]) -> Figure:
    names = quarters(material)
    options: dict[str, Any] = {
        "practice": [pair.practice for pair in found],
        "importance": [pair.importance for pair in found],
        "corners": (names[0][0], names[1][0], names[2][0], names[3][0]),
        "axes": (_("Practice now"), _("Importance")),
        "withheld_text": _("not known"),
        "top": material.top,
        "most": len(material.instrument.importance.options),
    }
    codes = [pair.code for pair in found]
    return Figure(
        key="importance",
        title=finding(material, found),
        subtitle=_(
            "Mean importance, 1 to %(most)d, and mean practice, 1 to %(top)d, of each element"
        )
        % {"most": len(material.instrument.importance.options), "top": material.top},
        alt=_("The numbers follow as a table."),
        figure=importance_practice(codes, **options),
        narrow=importance_practice(codes, **options, narrow=True),
        table=table(material, found),
    )


def table(material: Material, found: list[Pair]) -> Table:
    names = quarters(material)
    places = [quarter(material, pair) for pair in found]
    return Table(
        caption=_("Importance, practice and the gap between them"),
        columns=(
            _("Element"),
            _("Importance"),
            _("Practice"),
            _("Gap"),
            _("Raters of both"),
            _("q"),
            _("What it says"),
        ),
        rows=tuple(
            (
                f"{pair.code} {pair.name}",
                _written(pair.importance),
                _written(pair.practice),
                _written(pair.gap),
                "–" if pair.n is None else str(pair.n),
                "–" if material.named else words.chance_text(pair.q),
                _verdict(pair, "" if place is None else names[place][0]),
            )
            for pair, place in zip(found, places, strict=True)
        ),
    )


def _written(value: float | None) -> str:
    return "–" if value is None else words.decimal(value, 2)


def _verdict(pair: Pair, place: str) -> str:
    if pair.q is None or pair.q > 0.05:
        return place or "–"
    return _("%(place)s; gap beyond chance") % {"place": place}


def cell_title(material: Material, cell_id: str) -> str:
    return words_cells.cell_name(material, material.cell(cell_id))
