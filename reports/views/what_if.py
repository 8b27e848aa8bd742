"""The what-if: other moves than the recommended ones, worked out in the browser or right here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.exports.csv import csv_response
from reports.queries.material import get_material
from reports.sections import priorities
from reports.views.result_pages import links_inside, what_if_page

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class WhatIfShow(OrganizationView):
    """The plan stands in the address, so that it can be sent and kept."""

    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        organization = self.request.organization
        material = get_material(assessment_id, organization=organization)
        if request.GET.get("format") == "csv":
            tables = priorities.build(material).tables
            return csv_response(tables, f"priorities-{assessment_id}.csv")
        return self.render(
            "reports/what_if.html",
            nav="results",
            links=links_inside(organization.slug, assessment_id),
            roadmap=reverse("reports:roadmap-show", args=[organization.slug, assessment_id]),
            **what_if_page(material, request.GET.dict()),
        )
