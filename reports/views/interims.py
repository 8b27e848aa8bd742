"""The page of an interim result: the same figures as after the close, of the answers so far."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.queries.interims import get_published_interim
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.queries.material import material_of
from reports.views.drawn import Drawn, draw_once
from reports.views.result_pages import draw_result

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.models import InterimResult


class InterimShow(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, _request: HttpRequest, assessment_id: int, number: int) -> HttpResponse:
        interim = get_published_interim(assessment_id, number)
        drawn = draw_once(interim, lambda: self._draw(interim), links={})
        return self.render(
            "reports/interim_show.html",
            nav="results",
            interim=interim,
            answers=interim.participation.get("submitted"),
            final=interim.assessment.closed_at is not None,
            content=drawn.content,
        )

    def _draw(self, interim: InterimResult) -> Drawn:
        organization = self.request.organization
        material = material_of(interim, organization=organization)
        told = replace(material, closed_at=interim.sealed_at or material.closed_at)
        content = draw_result(told, organization=organization, links={}, inside=False)
        return Drawn(content, material.has_scores)
