"""The elements over all groups: shares averaged by the weights of groups, mean, index, level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.exports.workbook import score_groups
from reports.exports.workbook.cells import Number, clean
from reports.exports.workbook.figures import beside, given_figures, heads, index_of
from reports.exports.workbook.formulas import given, known_if, level_from_reach
from reports.exports.workbook.recount import level_rule, weight_of
from reports.exports.workbook.tables import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.exports.workbook.cells import Cell, Formula
    from reports.exports.workbook.recount import Recount
    from reports.exports.workbook.score import Plan
    from reports.queries.material import Material

CODE, NAME, DOMAIN, WEIGHT, CORE, MEAN = range(6)


def level_column(material: Material) -> int:
    """Behind mean, index and the shares, each of which has HILO's beside it."""
    return MEAN + 2 * (1 + len(material.rules["levels"]))


def _columns(levels: Sequence[int]) -> tuple[str, ...]:
    known = (_("Code"), _("Element"), _("Domain"), _("Weight"), _("Foundation"))
    return (*known, *heads(levels))


def elements_grid(counted: Recount, plan: Plan) -> Grid:
    rows = [[*_row(counted, plan, place)] for place in range(plan.elements.height)]
    return Grid(_("Elements, over all groups"), _columns(counted.table.levels), rows)


def given_elements_grid(material: Material) -> Grid:
    """Where there is no count: what HILO says, for the rule to work on."""
    rows: list[list[Cell]] = []
    for code in material.element_codes:
        entry = material.overall["elements"][code]
        blank: list[Cell] = ["–"] * (2 * len(material.rules["levels"]))
        mean = given(material, entry, "mean", "0.0")
        level = given(material, entry, "level", "0")
        rows.append([*_facts(material, code), "–", mean, *blank, level, level, "–"])
    return Grid(_("Elements, over all groups"), _columns(material.rules["levels"]), rows)


def _facts(material: Material, code: str) -> list[Cell]:
    return [
        clean(code),
        clean(material.instrument.element(code).name),
        clean(material.instrument.domain_of(code).code),
        Number(weight_of(material, code)),
        Number(int(code in level_rule(material).core), "0"),
    ]


def _row(counted: Recount, plan: Plan, place: int) -> Iterator[Cell]:
    material = counted.material
    code = material.element_codes[place]
    yield from _facts(material, code)
    hilo = given_figures(material, material.overall["elements"][code], counted.table.levels)
    yield from beside(plan.elements, (place, MEAN), [*_figures(counted, plan, place)], hilo)


def _figures(counted: Recount, plan: Plan, place: int) -> Iterator[Formula]:
    levels, own, ratings = counted.table.levels, plan.elements, plan.ratings
    mine = f"({ratings.all(score_groups.CODE)}={own.one(place, CODE)})"
    columns = score_groups.Columns(len(levels))
    weights, rated = ratings.all(columns.weight), ratings.all(columns.rated)
    total = f"SUMPRODUCT({mine}*{weights})"
    # Where nobody of a group rated an element its weight is 0, and so must be what it is part of.
    each = f"{mine}*{weights}/({rated}+({rated}=0))"
    counts = [ratings.all(score_groups.FIRST + column) for column in range(len(levels))]
    mean = own.one(place, MEAN)
    known, value = f"ISNUMBER({mean})", float(counted.whole_mean[place])
    summed = "+".join(f"{t}*{each_}" for t, each_ in zip(levels, counts, strict=True))
    yield known_if(f"{total}>0", f"SUMPRODUCT({each}*({summed}))/{total}", value, "0.00")
    yield index_of(mean, counted.index(value), levels)
    for column in range(1, len(levels)):
        above = "+".join(counts[column:])
        share = float(counted.whole_reach[place, column])
        yield known_if(known, f"SUMPRODUCT({each}*({above}))/{total}", share, "0.0%")
    reach = [own.one(place, MEAN + 2 + 2 * column) for column in range(1, len(levels))]
    level = float(counted.whole_level[place])
    yield known_if(known, level_from_reach(reach, first=levels[0]), level, "0")
