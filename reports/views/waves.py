"""Two waves beside each other: what moved, how sure that is, and what was done meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from assessments.queries.results import get_result, list_waves
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.views.paging import read_key
from reports.exports.csv import csv_response
from reports.queries.material import material_of
from reports.queries.waves import is_same_group, set_beside
from reports.sections import comparison, moved, words_cells
from reports.sections.explorer import Option
from reports.sections.importance_pairs import ORGANIZATION
from reports.sections.section import Table
from reports.views.asked_cell import get_asked_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from assessments.models import Result
    from reports.queries.material import Material
    from reports.queries.waves import WavesBeside
    from reports.sections.section import Section


class ResultCompare(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        result = get_result(assessment_id)
        others, asked = list(list_waves(result)), request.GET.get("cell", "")
        asked = "" if asked == ORGANIZATION else asked
        other = _wave_beside(result, others, read_key(request.GET.get("with", "")))
        wave = self._material(result)
        waves = (
            _set_beside((result, wave), (other, self._material(other)), asked) if other else None
        )
        section = moved.build(waves, asked) if waves else None
        if section and request.GET.get("format") == "csv":
            return csv_response(_numbers(section), f"what-moved-{assessment_id}.csv")
        return self.render(
            "reports/result_compare.html",
            nav="results",
            result=result,
            wave=wave,
            other=other,
            others=[wave for wave in others if wave != result],
            section=section,
            cell=asked,
            **_beside(waves),
        )

    def _material(self, result: Result) -> Material:
        return material_of(result, organization=self.request.organization)


def _when(result: Result) -> tuple[float, int]:
    closed_at = result.assessment.closed_at or result.created_at
    return closed_at.timestamp(), result.pk


def _set_beside(
    one: tuple[Result, Material], other: tuple[Result, Material], cell: str
) -> WavesBeside:
    """A group that neither wave has is not found; one of a single wave is told of in words."""
    (_one, early), (_other, late) = sorted((one, other), key=lambda each: _when(each[0]))
    if not early.find_cell(cell):
        get_asked_cell(late, cell)
    return set_beside(early, late, cell=cell)


def _beside(waves: WavesBeside | None) -> dict[str, Any]:
    if waves is None:
        return {}
    return {"comparison": comparison.build(waves), "groups": _groups(waves)}


def _groups(waves: WavesBeside) -> list[Option]:
    """The groups of both waves; those that either withholds are named, and cannot be chosen."""
    shown = {cell["id"] for cell in waves.before.groups if words_cells.is_shown(cell)}
    return [
        Option(
            cell["id"],
            words_cells.cell_name(waves.after, cell),
            cell["id"] in shown and words_cells.is_shown(cell),
        )
        for cell in waves.after.groups
        if is_same_group(waves.before, waves.after, cell["id"])
    ]


def _numbers(section: Section) -> Sequence[Table]:
    """Where there are none, the words that say why stand in their place."""
    return section.tables or [
        Table(section.title, (_("Why nothing is compared"),), ((section.lead,),))
    ]


def _wave_beside(result: Result, waves: list[Result], chosen: int | None) -> Result | None:
    """Return the wave chosen; else the one before, or the next where there is none before."""
    place = waves.index(result)
    after, before = waves[:place], waves[place + 1 :]
    asked = [wave for wave in after + before if wave.assessment_id == chosen]
    return next(iter([*asked, *before, *reversed(after)]), None)
