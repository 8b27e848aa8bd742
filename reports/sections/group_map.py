"""Groups beside each other: a heat map over domains or elements, or the spread on one element."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.charts.audience_heatmap import audience_heatmap
from reports.charts.unit_heatmap import unit_heatmap
from reports.sections import group_spread, words, words_cells
from reports.sections.explorer import CELL, DOMAINS
from reports.sections.groups import mean_over
from reports.sections.section import Figure, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.material import Material
    from reports.sections.explorer import Choice
    from reports.sections.groups import Group

# So many groups of one height a sentence can name.
MOST_NAMED = 3
LARGEST_CHART = 40
"""More rows than this nobody can read in one picture; the table has all of them."""
WIDEST_CHART = 6
"""So many groups stand beside each other; more stand below each other."""


@dataclass(frozen=True, slots=True)
class Column:
    """A domain or an element; `codes` are the elements its mean is over."""

    short: str
    name: str
    domain: str
    codes: tuple[str, ...]


def columns(material: Material, wanted: str) -> list[Column]:
    domains = [d for d in material.instrument.domains if d.code in material.body["domains"]]
    if wanted == DOMAINS:
        return [
            Column(d.code, d.name, d.name, tuple(material.body["domains"][d.code])) for d in domains
        ]
    return [
        Column(each.code, each.name, material.element_domain(each.code), (each.code,))
        for each in material.elements
    ]


def entries(material: Material, group: Group, shown: Sequence[Column]) -> list[words.Entry]:
    return [_entry(material, group.id, column) for column in shown]


def _entry(material: Material, cell_id: str, column: Column) -> words.Entry:
    if len(column.codes) == 1:
        return material.score(cell_id, column.codes[0])
    return mean_over(material, cell_id, column.codes)


def finding(groups: Sequence[Group]) -> str:
    """Name the groups that stand highest and lowest."""
    known = [(words.mean_value(group.total), group.name) for group in groups]
    scored = sorted((mean, name) for mean, name in known if mean is not None)
    if not scored:
        return _("No group can be shown here.")
    if len(scored) < 2:
        return _("Only %(name)s can be shown here.") % {"name": scored[0][1]}
    low, high = scored[0][0], scored[-1][0]
    if high - low < 0.2:
        return _("All groups that can be shown stand much alike.")
    return _("Highest: %(high)s (%(a)s); lowest: %(low)s (%(b)s).") % {
        "high": _standing(scored, high),
        "low": _standing(scored, low),
        "a": words.decimal(high),
        "b": words.decimal(low),
    }


def _standing(scored: list[tuple[float, str]], mean: float) -> str:
    """Everybody who stands there, as far as a mean is printed."""
    names = [name for each, name in scored if words.decimal(each) == words.decimal(mean)]
    many = _("%(number)d groups") % {"number": len(names)}
    return many if len(names) > MOST_NAMED else words.join_names(names)


def left_out(groups: Sequence[Group]) -> str:
    """What a reader must know of the groups that have no figures, and of those not drawn."""
    hidden = sum(group.cell["form"] == "hidden" for group in groups)
    said = []
    if hidden:
        said.append(
            ngettext("%(n)d group is withheld.", "%(n)d groups are withheld.", hidden)
            % {"n": hidden}
        )
    if len(groups) > LARGEST_CHART:
        said.append(
            _("The chart draws the first %(shown)d of %(all)d groups; the table has all of them.")
            % {"shown": LARGEST_CHART, "all": len(groups)}
        )
    return " ".join(said)


def figure(
    material: Material, choice: Choice, groups: Sequence[Group], *, told: Table
) -> Figure | None:
    """Nothing where no group has a mean: a picture of hatching says less than a sentence."""
    drawn = groups[:LARGEST_CHART]
    if not any(words.mean_value(group.total) is not None for group in drawn):
        return None
    if choice.element:
        return group_spread.figure(material, choice.element, drawn, told=told)
    shown, top = columns(material, choice.columns), material.top
    return Figure(
        key="map",
        title=finding(groups),
        subtitle=_("Mean, 1 to %(top)d; the color is that of the nearest level") % {"top": top},
        alt=_("The numbers follow as a table."),
        figure=_drawing(material, shown, drawn),
        narrow=_drawing(material, shown, drawn, narrow=True),
        table=told,
        table_subtitle=_("Mean, 1 to %(top)d") % {"top": top},
    )


def _drawing(
    material: Material, shown: Sequence[Column], groups: Sequence[Group], *, narrow: bool = False
) -> dict[str, Any]:
    wide = len(groups) <= WIDEST_CHART
    if narrow and not wide:
        shown = columns(material, DOMAINS)
    found = [entries(material, group, shown) for group in groups]
    missing = {words.missing_text(e) for row in found for e in row if e.get("mean") is None}
    options: dict[str, Any] = {
        "withheld_text": _("withheld"),
        "top": material.top,
        "empty_text": ", ".join(sorted(missing - {_("withheld")})),
        "narrow": narrow,
    }
    names = [group.name for group in groups]
    if wide:
        found = [list(row) for row in zip(*found, strict=True)]
        options["groups"] = None if len(shown[0].codes) > 1 else [one.domain for one in shown]
    means = [[words.mean_value(entry) for entry in row] for row in found]
    options["cell_status"] = [[entry["status"] for entry in row] for row in found]
    options["cell_texts"] = [[words.mean_in_cell(entry) for entry in row] for row in found]
    if wide:
        return audience_heatmap([one.name for one in shown], names, means=means, **options)
    heads = [one.short if narrow or len(shown) > 8 else one.name for one in shown]
    return unit_heatmap(names, heads, means=means, **options)


def table(material: Material, choice: Choice, groups: Sequence[Group]) -> Table:
    """All groups of the view, those withheld among them; each leads to everything about it."""
    shown = [] if choice.element else columns(material, choice.columns)
    named = choice.columns == DOMAINS
    heads = (
        group_spread.heads(material)
        if choice.element
        else (_("All"), *(column.name if named else column.short for column in shown))
    )
    return Table(
        caption=_("All groups; a name leads to everything about the group"),
        columns=(_("Group"), _("Answers"), *heads),
        rows=tuple(
            (group.name, group.answers, *_cells(material, group, choice.element, shown))
            if group.is_shown
            else (group.name, words_cells.form_word(group.cell), *["–"] * len(heads))
            for group in groups
        ),
        links=tuple(f"?{urlencode({'view': CELL, 'cell': group.id})}" for group in groups),
    )


def _cells(material: Material, group: Group, element: str, shown: Sequence[Column]) -> list[str]:
    """What stands in the row of a group that is shown, after its name and answers."""
    if element:
        return group_spread.cells(material, material.score(group.id, element))
    return [words.mean_text(entry) for entry in (group.total, *entries(material, group, shown))]
