"""Importance beside practice, for everybody or one audience."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.exports.csv import csv_response
from reports.queries.material import get_material
from reports.sections import importance, importance_pairs
from reports.sections.explorer import Option
from reports.views.asked_cell import get_asked_cell, told_instead

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class ImportanceShow(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        material = get_material(assessment_id, organization=self.request.organization)
        cell = get_asked_cell(material, request.GET.get("cell", ""))
        if request.GET.get("format") == "csv":
            found = importance_pairs.pairs(material, cell["id"])
            tables = [
                importance.table(material, found),
                *importance_pairs.counts(material, cell["id"]),
            ]
            return csv_response(tables, f"importance-{assessment_id}.csv")
        return self.render(
            "reports/importance_show.html",
            nav="results",
            material=material,
            section=importance.build(material, cell["id"]),
            chosen=cell["id"],
            is_asked=importance_pairs.is_asked(material),
            **told_instead(material, importance_pairs.told_around(material, cell)),
            cells=[
                Option(
                    cell["id"],
                    importance.cell_title(material, cell["id"]),
                    importance_pairs.is_told(material, cell),
                )
                for cell in importance_pairs.cells(material)
            ],
        )
