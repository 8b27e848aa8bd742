"""Results: the executive page, one page per element, two waves compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect

from assessments.queries.interims import list_interims_of_open
from assessments.queries.results import find_newest_result, get_result_head, list_results
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.queries.material import get_material, material_of, wave_of
from reports.sections import element, element_facts, unit, words
from reports.views.asked_cell import check_element
from reports.views.drawn import Drawn, draw_once
from reports.views.result_pages import draw_result, links_inside, links_to_plan

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.models import Result
    from reports.queries.material import Material


class ResultList(OrganizationView):
    permission = Permission.VIEW_UNIT_RESULTS

    def get(self, _request: HttpRequest) -> HttpResponse:
        unit_only = not self.request.admission.may(Permission.VIEW_RESULTS)
        results = [(result, _answers(result)) for result in list_results()]
        return self.render(
            "reports/result_list.html",
            nav="results",
            results=results,
            unit_only=unit_only,
            interims=[] if unit_only else list_interims_of_open(),
        )


def _answers(result: Result) -> str:
    submitted = result.participation.get("submitted")
    return words.people(submitted, result.assessment.minimum_group)


class Overview(OrganizationView):
    """The newest result, as far as one may see it; without any, how to get one."""

    permission = Permission.VIEW_UNIT_RESULTS

    def get(self, _request: HttpRequest) -> HttpResponse:
        slug = self.request.organization.slug
        newest = find_newest_result()
        if newest is None:
            return redirect("organizations:organization-home", slug)
        whole = self.request.admission.may(Permission.VIEW_RESULTS)
        page = "reports:result-show" if whole else "reports:result-unit"
        return redirect(page, slug, newest.assessment_id)


class ResultShow(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        result = get_result_head(assessment_id)
        links = self._links(assessment_id)
        drawn = draw_once(result, lambda: self._draw(result, links), links=links)
        return self.render(
            "reports/result_show.html",
            nav="results",
            links=links,
            wave=wave_of(result, has_scores=drawn.has_scores),
            content=drawn.content,
        )

    def _draw(self, result: Result, links: dict[str, str]) -> Drawn:
        organization = self.request.organization
        material = material_of(result, organization=organization)
        content = draw_result(material, organization=organization, links=links, inside=True)
        return Drawn(content, material.has_scores)

    def _links(self, assessment_id: int) -> dict[str, str]:
        slug = self.request.organization.slug
        may_plan = self.request.admission.may(Permission.PLAN_INITIATIVES)
        return links_inside(slug, assessment_id) | links_to_plan(slug, assessment_id, may=may_plan)


class ElementShow(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, _request: HttpRequest, assessment_id: int, code: str) -> HttpResponse:
        material = get_material(assessment_id, organization=self.request.organization)
        check_element(material, code)
        return self.render(
            "reports/element_show.html",
            nav="results",
            material=material,
            element=material.instrument.element(code),
            domain=material.instrument.domain_of(code),
            entry=material.overall["elements"][code],
            section=element.build(material, code),
            facts=element_facts.facts(material, code),
            neighbors=_neighbors(material, code),
        )


def _neighbors(material: Material, code: str) -> dict[str, str]:
    codes = material.element_codes
    place = codes.index(code)
    found = {"previous": codes[place - 1] if place else "", "next": "".join(codes[place + 1 :][:1])}
    return {key: value for key, value in found.items() if value}


class ResultUnit(OrganizationView):
    """What a line manager sees: the own unit beside the whole, and no other unit."""

    permission = Permission.VIEW_UNIT_RESULTS

    def get(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        material = get_material(assessment_id, organization=self.request.organization)
        own = self.request.admission.unit
        return self.render(
            "reports/result_unit.html",
            nav="results",
            material=material,
            section=unit.build(material, str(own.pk) if own else ""),
        )
