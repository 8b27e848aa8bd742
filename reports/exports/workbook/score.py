"""The sheet that works the score out again, step by step, from the counts, beside HILO's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.exports.workbook.book import A3, quoted
from reports.exports.workbook.cells import Formula
from reports.exports.workbook.formulas import differs
from reports.exports.workbook.recount import recount
from reports.exports.workbook.score_elements import elements_grid, given_elements_grid
from reports.exports.workbook.score_groups import group_elements_grid, groups_grid, scored
from reports.exports.workbook.score_whole import domains_grid, levels_grid, rules_grid, whole_grid
from reports.exports.workbook.tables import Desk, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from reports.exports.workbook.book import Book
    from reports.exports.workbook.recount import Recount
    from reports.exports.workbook.tables import Grid
    from reports.queries.material import Material


@dataclass(frozen=True, slots=True)
class Plan:
    """Where every table of the sheet will stand, as the first ones name cells of the last."""

    counts: Place
    whole: Place
    rules: Place
    levels: Place
    domains: Place
    groups: Place
    elements: Place
    ratings: Place


def write_score(
    book: Book, sheet: Worksheet, material: Material, *, counts: Place
) -> Formula | None:
    """Return how many figures differ, for another sheet; None where nothing can be worked out.

    Where the whole rests on groups too small for their counts, only the level follows from what is
    shown: that of the elements.
    """
    desk = Desk(book, sheet, prefix="score")
    sheet.set_paper(A3)
    counted = recount(material)
    desk.title(_("Score"))
    desk.say(_reading(material, counted))
    if not material.has_scores or (counted is None and material.body["counts"]):
        desk.finish(frozen=1)
        return None
    desk.row += 1
    verdict = desk.row
    desk.row += 2
    plan = _plan(material, counted, counts, top=desk.row)
    grids = _grids(material, counted, plan)
    for grid in grids:
        desk.lay(grid)
    checks = _checks(grids, plan)
    pen = book.pen(bold=True)
    pen.write(sheet, verdict, 0, _("Figures that differ from HILO’s"))
    text = "+".join(f'COUNTIF({column},"{differs()}")' for column, _number in checks)
    number = sum(found for _column, found in checks)
    pen.write(sheet, verdict, 1, Formula(text, number, "0"))
    desk.finish(frozen=1)
    return Formula(f"{quoted(sheet.get_name())}!$B${verdict + 1}", number, "0")


def _reading(material: Material, counted: Recount | None) -> str:
    if not material.has_scores:
        return _("Nothing is rated, so there is nothing to work out.")
    if counted is None:
        return _(
            "The whole rests on a group too small for its counts, so means cannot be worked out "
            "from them. The level follows from those of the elements."
        )
    return _(
        "Every figure is worked out here from the sheet of counts by formulas you can follow, and "
        "stands beside the one HILO gives. Change a count, and you see what it would do. Read from "
        "below: ratings of each group, elements over all groups, domains, the whole."
    )


def _plan(material: Material, counted: Recount | None, counts: Place, *, top: int) -> Plan:
    groups = len(counted.table.segments) if counted else 0
    size = len(material.element_codes)
    heights = {
        "whole": 4 if counted else 2,
        "rules": 3,
        "levels": len(material.rules["levels"]),
        "domains": len(material.body["domains"]) if counted else 0,
        "groups": len(scored(counted)) if counted else 0,
        "elements": size,
        "ratings": groups * size,
    }
    places = {}
    for name, height in heights.items():
        places[name] = Place(top + 2, height)
        top += height + 3 if height else 0
    return Plan(counts=counts, **places)


def _grids(material: Material, counted: Recount | None, plan: Plan) -> list[Grid]:
    if counted is None:
        return [
            whole_grid(material, None, plan),
            rules_grid(material),
            levels_grid(material, None, plan),
            given_elements_grid(material),
        ]
    return [
        whole_grid(material, counted, plan),
        rules_grid(material),
        levels_grid(material, counted, plan),
        domains_grid(material, counted, plan),
        groups_grid(counted, plan),
        elements_grid(counted, plan),
        group_elements_grid(counted, plan),
    ]


def _checks(grids: Sequence[Grid], plan: Plan) -> list[tuple[str, int]]:
    """The columns of checks, each with how many differ; a check is the last column of its table."""
    places = [plan.whole, plan.rules, plan.levels, plan.domains, plan.groups, plan.elements]
    if len(grids) == 4:
        places = [plan.whole, plan.rules, plan.levels, plan.elements]
    return [
        (place.all(len(grid.columns) - 1), _count(grid))
        for grid, place in zip(grids, [*places, plan.ratings], strict=False)
        if grid.columns[-1] == _("Check")
    ]


def _count(grid: Grid) -> int:
    ends = [row[-1] for row in grid.rows]
    return sum(isinstance(end, Formula) and end.value == differs() for end in ends)
