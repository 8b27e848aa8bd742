"""Why this level: the trace from the level down to the counts it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.exports.csv import csv_response
from reports.queries.material import get_material
from reports.sections import level, standpoint, trace, why

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class WhyShow(OrganizationView):
    """`?element=A1` unfolds one element, so that a sentence can point to its numbers."""

    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        material = get_material(assessment_id, organization=self.request.organization)
        if request.GET.get("format") == "csv":
            tables = (
                why.rule_table(material),
                why.shares_table(material),
                why.counts_table(material),
            )
            return csv_response(filter(None, tables), f"why-{assessment_id}.csv")
        return self.render(
            "reports/why_show.html",
            nav="results",
            material=material,
            headline=level.headline(material),
            whose=standpoint.sentence(material),
            score=level.score_sentence(material),
            rule=why.rule_sentence(material),
            attempts=trace.attempts(material),
            elements=why.element_traces(material),
            opened=request.GET.get("element", ""),
            levels=material.rules["levels"],
        )
