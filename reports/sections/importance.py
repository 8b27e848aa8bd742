"""Importance beside practice: what people hold to be important, and how far it is practiced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.importance_practice import Weighing, importance_practice
from reports.sections import importance_words, words, words_cells
from reports.sections.importance_pairs import ORGANIZATION, Pair, average, is_asked, pairs
from reports.sections.section import Figure, Section, Table, drawn

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material, cell_id: str = ORGANIZATION) -> Section:
    found = pairs(material, cell_id) if is_asked(material) else []
    known = any(pair.is_known for pair in found)
    return Section(
        key="importance",
        title=_("Importance and practice"),
        lead=importance_words.why_not_told(material, cell_id)
        or importance_words.finding(material, found),
        paragraphs=importance_words.paragraphs(material, found) if known else (),
        figures=drawn(_figure(material, found)) if known else (),
    )


def _figure(material: Material, found: list[Pair]) -> Figure:
    names = [name for name, _meaning in importance_words.verdicts(tested=True).values()]
    most = len(material.instrument.importance.options)
    options: dict[str, Any] = {
        "practice": [pair.practice for pair in found],
        "importance": [pair.importance for pair in found],
        "regions": (names[0], names[1], names[3], names[4]),
        "axes": (_("Practice now"), _("Importance")),
        "weighing": Weighing(
            most=most,
            average=average(material, found),
            doubtful=frozenset(pair.code for pair in found if pair.verdict == "may_be_chance"),
        ),
        "withheld_text": _("not known"),
        "top": material.top,
    }
    codes = [pair.code for pair in found]
    return Figure(
        key="importance",
        title=importance_words.finding(material, found),
        subtitle=_subtitle(found) % {"most": most, "top": material.top},
        alt=_("The numbers follow as a table."),
        figure=importance_practice(codes, **options),
        narrow=importance_practice(codes, **options, narrow=True),
        table=table(material, found),
    )


def _subtitle(found: list[Pair]) -> str:
    if any(pair.verdict == "may_be_chance" for pair in found):
        return _(
            "Mean importance, 1 to %(most)d, and mean practice, 1 to %(top)d, of each element; "
            "rings are gaps that may be chance"
        )
    return _("Mean importance, 1 to %(most)d, and mean practice, 1 to %(top)d, of each element")


def table(material: Material, found: list[Pair]) -> Table:
    names = importance_words.verdicts(tested=True)
    return Table(
        caption=_("Importance, practice and the gap between them"),
        columns=(
            _("Element"),
            _("Importance"),
            _("Practice"),
            _("Gap"),
            _("Raters of both"),
            _("q"),
            _("What it asks for"),
        ),
        rows=tuple(
            (
                f"{pair.code} {pair.name}",
                *map(_written, (pair.importance, pair.practice, pair.gap)),
                "–" if pair.n is None else str(pair.n),
                words.chance_text(pair.q),
                names[pair.verdict][0] if pair.verdict else "–",
            )
            for pair in found
        ),
    )


def _written(value: float | None) -> str:
    return "–" if value is None else words.decimal(value, 2)


def cell_title(material: Material, cell_id: str) -> str:
    return words_cells.cell_name(material, material.cell(cell_id))
