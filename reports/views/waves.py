"""Two waves beside each other: what moved, how sure that is, and what was done meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.queries.results import get_result, list_waves
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.views.paging import read_key
from reports.exports.csv import csv_response
from reports.queries.material import material_of
from reports.queries.waves import set_beside
from reports.sections import comparison, moved, words_cells

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from assessments.models import Result
    from reports.queries.material import Material
    from reports.queries.waves import WavesBeside


class ResultCompare(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        result = get_result(assessment_id)
        others = list(list_waves(result))
        other = _wave_beside(result, others, read_key(request.GET.get("with", "")))
        waves = self._beside(result, other, request.GET.get("cell", "")) if other else None
        cell = _cell(waves, request.GET.get("cell", ""))
        section = moved.build(waves, cell) if waves else None
        if section and request.GET.get("format") == "csv":
            return csv_response(section.tables, f"what-moved-{assessment_id}.csv")
        return self.render(
            "reports/result_compare.html",
            nav="results",
            result=result,
            wave=self._material(result),
            other=other,
            others=[wave for wave in others if wave != result],
            section=section,
            comparison=comparison.build(waves) if waves else None,
            cell=cell,
            groups=_groups(waves),
        )

    def _beside(self, result: Result, other: Result, cell: str) -> WavesBeside:
        """The earlier wave stands first."""
        early, late = sorted((result, other), key=_when)
        return set_beside(self._material(early), self._material(late), cell=cell)

    def _material(self, result: Result) -> Material:
        return material_of(result, organization=self.request.organization)


def _when(result: Result) -> tuple[float, int]:
    closed_at = result.assessment.closed_at or result.created_at
    return closed_at.timestamp(), result.pk


def _cell(waves: WavesBeside | None, asked: str) -> str:
    return asked if waves is not None and waves.group(asked) else ""


def _groups(waves: WavesBeside | None) -> list[tuple[str, str]]:
    """Groups below the whole that both waves show."""
    if waves is None:
        return []
    shown = {
        cell["id"] for cell in waves.before.body["cells"] if cell["form"] in {"full", "coarse"}
    }
    return [
        (cell["id"], words_cells.cell_name(waves.after, cell))
        for cell in waves.after.body["cells"]
        if cell["id"] in shown
        and cell["form"] in {"full", "coarse"}
        and cell["kind"] != "organization"
    ]


def _wave_beside(result: Result, waves: list[Result], chosen: int | None) -> Result | None:
    """Return the wave chosen; else the one before, or the next where there is none before."""
    place = waves.index(result)
    after, before = waves[:place], waves[place + 1 :]
    asked = [wave for wave in after + before if wave.assessment_id == chosen]
    return next(iter([*asked, *before, *reversed(after)]), None)
