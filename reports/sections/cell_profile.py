"""One group: every element as far as it may be shown, beside everybody; or why it is withheld."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.distribution_bars import distribution_bars
from reports.charts.perception_gap import perception_gap
from reports.sections import words, words_cells
from reports.sections.groups import mean_over
from reports.sections.section import Figure, Section, Table, drawn
from reports.sections.spread import at_each_level

if TYPE_CHECKING:
    from reports.queries.material import Material

Cell = dict[str, Any]


def build(material: Material, cell: Cell) -> Section:
    shown = words_cells.is_shown(cell)
    return Section(
        key="cell",
        title=words_cells.cell_name(material, cell),
        lead=_lead(material, cell),
        paragraphs=_paragraphs(material, cell),
        figures=drawn(_beside(material, cell), _spread(material, cell)) if shown else (),
        tables=(_without_empty(table(material, cell)),) if shown else (),
    )


def _lead(material: Material, cell: Cell) -> str:
    mean = mean_over(material, cell["id"], material.element_codes)
    if mean["mean"] is None:
        return ""
    text = _("Mean %(mean)s over all elements") % {"mean": words.mean_text(mean)}
    together = material.overall["score"]
    told = {"text": text, "mean": words.mean_text(together)}
    if together["mean"] is None or (cell["kind"] == "organization" and _is_same(mean, together)):
        return f"{text}."
    if cell["kind"] == "organization":
        return _("%(text)s, each person counting alike; with audiences weighed, %(mean)s.") % told
    return _("%(text)s; all audiences together %(mean)s.") % told


def _is_same(mean: words.Entry, together: words.Entry) -> bool:
    return words.mean_text(mean) == words.mean_text(together)


def _paragraphs(material: Material, cell: Cell) -> tuple[str, ...]:
    if not words_cells.is_shown(cell):
        return (words_cells.why_not_shown(material, cell),)
    found = [words_cells.coarse_note(material, cell), _divided(material, cell)]
    return tuple(filter(None, found))


def _divided(material: Material, cell: Cell) -> str:
    """Name the elements on which the group itself is of two minds."""
    codes = [c for c in material.element_codes if material.score(cell["id"], c).get("polarised")]
    if not codes:
        return ""
    names = [material.instrument.element(code).name for code in codes]
    return _("Its own views are polarized on %(names)s.") % {"names": words.join_names(names)}


def _beside(material: Material, cell: Cell) -> Figure | None:
    """The group against everybody, element by element."""
    if cell["kind"] == "organization":
        return None
    own = [material.score(cell["id"], code) for code in material.element_codes]
    whole = [material.overall["elements"][code] for code in material.element_codes]
    if not any(words.mean_value(entry) is not None for entry in own):
        return None
    labels = [element.name for element in material.elements]
    names = (words_cells.cell_name(material, cell), _("all together"))
    options: dict[str, Any] = {
        "first": [words.mean_value(entry) for entry in own],
        "second": [words.mean_value(entry) for entry in whole],
        "names": names,
        "groups": [material.element_domain(code) for code in material.element_codes],
        "status": [_status(mine, all_) for mine, all_ in zip(own, whole, strict=True)],
        "reasons": [words.missing_text(entry) for entry in own],
        "level_word": _("Level"),
        "top": material.top,
    }
    return Figure(
        key="beside",
        title=_("%(name)s beside everybody") % {"name": names[0]},
        subtitle=_(
            "Mean of each element; whether a difference is beyond chance is not tested here"
        ),
        alt=_("The numbers follow as a table."),
        figure=perception_gap(labels, **options),
        narrow=perception_gap(labels, **options, narrow=True),
        table=Table(
            caption=_("Mean of each element, here and all together"),
            columns=(_("Element"), *names),
            rows=tuple(
                (label, words.mean_text(mine), words.mean_text(all_))
                for label, mine, all_ in zip(labels, own, whole, strict=True)
            ),
        ),
    )


def _status(own: words.Entry, whole: words.Entry) -> str:
    return own["status"] if words.mean_value(whole) is not None else whole["status"]


def _spread(material: Material, cell: Cell) -> Figure | None:
    if cell["form"] != "full" or material.named:
        return None
    found = [material.score(cell["id"], code) for code in material.element_codes]
    shares = [at_each_level(entry.get("shares")) for entry in found]
    if not any(shares):
        return None
    labels = [element.name for element in material.elements]
    options: dict[str, Any] = {
        "shares": shares,
        "unsure": [entry.get("unsure_share") for entry in found],
        "unsure_text": _("can’t judge"),
        "top": material.top,
        "status": [entry["status"] for entry in found],
        "groups": [material.element_domain(code) for code in material.element_codes],
        "reasons": [words.missing_text(entry) for entry in found],
    }
    return Figure(
        key="answers",
        title=_("How the answers spread over the levels"),
        subtitle=_("Share of each level among those who judged"),
        alt=_("The numbers follow as a table."),
        figure=distribution_bars(labels, **options),
        narrow=distribution_bars(labels, **options, narrow=True),
        table=_spread_table(material, labels, found),
    )


def _spread_table(material: Material, labels: list[str], found: list[words.Entry]) -> Table:
    levels = material.rules["levels"]
    return Table(
        caption=_("Share of each level among those who judged"),
        columns=(_("Element"), *(words.level_text(n, n) for n in levels)),
        rows=tuple(
            (label, *(["–"] * len(levels) if each is None else map(words.percent, each)))
            for label, each in zip(
                labels, (at_each_level(e.get("shares")) for e in found), strict=True
            )
        ),
    )


def table(material: Material, cell: Cell) -> Table:
    """Everything that is told of a group: a small one has means and levels."""
    return Table(
        caption=_("Every element in this group"),
        columns=(
            _("Element"),
            _("Mean"),
            _("Level"),
            _("All together"),
            _("Agreement"),
            _("Can’t judge"),
            _("Answers"),
        ),
        rows=tuple(_row(material, cell, code) for code in material.element_codes),
    )


def _without_empty(told: Table) -> Table:
    """Leave out columns that say nothing of this group."""
    kept = [n for n in range(len(told.columns)) if any(row[n] != "–" for row in told.rows)]
    return replace(
        told,
        columns=tuple(told.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in told.rows),
    )


def _row(material: Material, cell: Cell, code: str) -> tuple[str, ...]:
    entry = material.score(cell["id"], code)
    agreement = words.agreement_words(entry["agreement"]) if entry.get("agreement") else "–"
    return (
        material.instrument.element(code).name,
        words.mean_text(entry),
        str(entry.get("level") or "–"),
        words.mean_text(material.overall["elements"][code]),
        "–" if material.named else agreement,
        words.percent(entry.get("unsure_share")),
        "–" if entry.get("n") is None else str(entry["n"]),
    )
