"""Each group's ratings of each element, from the counts, and its score over all elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.exports.workbook import counts as counts_sheet
from reports.exports.workbook import score_elements
from reports.exports.workbook.cells import Formula, Number, clean
from reports.exports.workbook.figures import beside, given_figures, heads, index_of
from reports.exports.workbook.formulas import (
    given,
    known_if,
    level_from_counts,
    mean_from_counts,
)
from reports.exports.workbook.recount import ORGANIZATION, weight_of
from reports.exports.workbook.tables import Grid
from reports.sections.words_cells import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.exports.workbook.cells import Cell
    from reports.exports.workbook.recount import Recount
    from reports.exports.workbook.score import Plan

KEY, ELEMENT, CODE, FIRST = range(4)
_WEIGHT, _MEAN = 2, 3


@dataclass(frozen=True, slots=True)
class Columns(counts_sheet.Columns):
    """And what the score is worked out from, behind the counts."""

    first: int = FIRST

    @property
    def judged(self) -> int:
        return self.last + 3

    @property
    def weight(self) -> int:
        return self.last + 4

    @property
    def element_weight(self) -> int:
        return self.last + 5

    @property
    def mean(self) -> int:
        return self.last + 6


def groups_grid(counted: Recount, plan: Plan) -> Grid:
    columns = (
        *(_("Key"), _("Group"), _("Counts in the whole as")),
        *(_("Mean"), _("Mean, HILO"), _("Index"), _("Index, HILO"), _("Check")),
    )
    rows = [[*_group_row(counted, plan, place, cell)] for place, cell in enumerate(scored(counted))]
    return Grid(_("Groups, over all elements"), columns, rows)


def _group_row(counted: Recount, plan: Plan, place: int, cell: str) -> Iterator[Cell]:
    material, row = counted.material, counted.table.segments.index(cell)
    columns, ratings = Columns(len(counted.table.levels)), plan.ratings
    mine = f"({ratings.all(KEY)}={plan.groups.one(place, KEY)})*{ratings.all(columns.judged)}"
    mine += f"*{ratings.all(columns.element_weight)}"
    mean = counted.group_score(row)
    text = f"SUMPRODUCT({mine},{ratings.all(columns.mean)})/SUMPRODUCT({mine})"
    ours = known_if(f"SUMPRODUCT({mine})>0", text, mean, "0.00")
    index = index_of(plan.groups.one(place, _MEAN), counted.index(mean), counted.table.levels)
    yield from (clean(cell), clean(cell_name(material, material.cell(cell))))
    yield Number(counted.weights[row], "0")
    told = _told(counted, cell)
    hilo = [given(material, told, "mean", "0.00"), given(material, told, "index", "0.0")]
    yield from beside(plan.groups, (place, _MEAN), [ours, index], hilo)


def scored(counted: Recount) -> list[str]:
    """HILO scores audiences, and everybody only where that is what the whole rests on."""
    basis = counted.material.overall["basis"]["cells"]
    return [cell for cell in counted.table.segments if cell != ORGANIZATION or cell in basis]


def _told(counted: Recount, cell: str) -> dict[str, Any]:
    material = counted.material
    if cell == ORGANIZATION:
        return material.overall["score"]
    code = cell.partition(":")[2]
    return next(each for each in material.audience_scores if each["audience"] == code)


def group_elements_grid(counted: Recount, plan: Plan) -> Grid:
    levels = counted.table.levels
    columns = (
        *(_("Key"), _("Element"), _("Code")),
        *(_("Level %(level)d") % {"level": level} for level in levels),
        *(_("Can’t judge"), _("Rated"), _("Could judge"), _("Weight in the whole")),
        *(_("Weight of the element"), *heads(levels)),
    )
    size = len(counted.table.items)
    rows = [
        [*_rating_row(counted, plan, *divmod(place, size))] for place in range(plan.ratings.height)
    ]
    return Grid(_("Ratings of each group"), columns, rows)


def _rating_row(counted: Recount, plan: Plan, group: int, item: int) -> Iterator[Cell]:
    material, table = counted.material, counted.table
    place, element = group * len(table.items) + item, material.elements[item]
    cell, columns = material.cell(table.segments[group]), Columns(len(table.levels))
    yield from (clean(cell["id"]), clean(element.name), clean(element.code))
    yield from _counted(counted, plan, (group, item), columns)
    ours = [*_figures(counted, plan, (group, item), columns)]
    hilo = given_figures(material, material.score(cell["id"], element.code), table.levels)
    yield from beside(plan.ratings, (place, columns.mean), ours, hilo)


def _counted(
    counted: Recount, plan: Plan, at: tuple[int, int], columns: Columns
) -> Iterator[Formula]:
    """Looked up by group and element, whatever the order of the sheet of counts."""
    table, own = counted.table, plan.ratings
    row = at[0] * len(table.items) + at[1]
    found = [*table.counts[at].tolist(), int(table.unsure[at])]
    for column, value in enumerate(found):
        summed = plan.counts.all(counts_sheet.FIRST + column)
        keys = f"{plan.counts.all(counts_sheet.KEY)},{own.one(row, KEY)}"
        codes = f"{plan.counts.all(counts_sheet.CODE)},{own.one(row, CODE)}"
        yield Formula(f"SUMIFS({summed},{keys},{codes})", value, "0")
    rated, unsure = own.one(row, columns.rated), own.one(row, columns.unsure)
    judged = own.one(row, columns.judged)
    is_judged = bool(counted.judged[at])
    yield Formula(f"SUM({own.span(row, FIRST, columns.last)})", int(counted.answered[at]), "0")
    needed = plan.rules.fixed(0, 1)
    yield Formula(f"IF(AND({rated}>={needed},{unsure}<={rated}),1,0)", int(is_judged), "0")
    weight = f"SUMIFS({plan.groups.all(_WEIGHT)},{plan.groups.all(KEY)},{own.one(row, KEY)})"
    yield Formula(f"{judged}*{weight}", is_judged * counted.weights[at[0]], "0")
    elements = plan.elements
    weights, names = elements.all(score_elements.WEIGHT), elements.all(score_elements.CODE)
    number = weight_of(counted.material, table.items[at[1]])
    yield Formula(f"SUMIFS({weights},{names},{own.one(row, CODE)})", number)


def _figures(
    counted: Recount, plan: Plan, at: tuple[int, int], columns: Columns
) -> Iterator[Formula]:
    table, own, levels = counted.table, plan.ratings, counted.table.levels
    row = at[0] * len(table.items) + at[1]
    rated, mean = own.one(row, columns.rated), own.one(row, columns.mean)
    known, value = f"ISNUMBER({mean})", float(counted.mean[at])
    text = mean_from_counts(own.span(row, FIRST, columns.last), rated, levels)
    yield known_if(f"{own.one(row, columns.judged)}=1", text, value, "0.00")
    yield index_of(mean, counted.index(value), levels)
    for column in range(1, len(levels)):
        above = own.span(row, FIRST + column, columns.last)
        share = float(counted.reach[(*at, column)])
        yield known_if(known, f"SUM({above})/{rated}", share, "0.0%")
    counts = [own.one(row, FIRST + column) for column in range(len(levels))]
    text = level_from_counts(counts, rated, first=levels[0])
    yield known_if(known, text, float(counted.level[at]), "0")
