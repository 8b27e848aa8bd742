"""The board page: one page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.queries.material import get_material
from reports.views.result_pages import board_page, links_inside

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class BoardShow(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        organization = self.request.organization
        return self.render(
            "reports/board.html",
            nav="results",
            links=links_inside(organization.slug, assessment_id),
            **board_page(get_material(assessment_id, organization=organization)),
        )
