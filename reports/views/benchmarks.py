"""The page that places a result among those of other organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.exports.csv import csv_response
from reports.queries.benchmark import find_comparison
from reports.queries.material import get_material
from reports.sections import benchmark, sources

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class BenchmarkShow(OrganizationView):
    """`?group=sector` chooses the organizations to compare with, `?format=csv` gives the table."""

    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        organization = self.request.organization
        material = get_material(assessment_id, organization=organization)
        comparison = find_comparison(material, organization)
        kind = request.GET.get("group", "all")
        published = sources.published_figures()
        if request.GET.get("format") == "csv":
            mine = [benchmark.table(material, comparison, kind)] if comparison else []
            return csv_response([*mine, published], f"benchmark-{assessment_id}.csv")
        return self.render(
            "reports/benchmark_show.html",
            nav="results",
            material=material,
            comparison=comparison,
            group=comparison.group(kind) if comparison else None,
            section=benchmark.build(material, comparison, kind) if comparison else None,
            published=published,
        )
