"""Roadmaps: ways to the next level compared, and the one that is taken over as initiatives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions.initiatives import Intent, OwnerIsNoMember, take_over_steps
from assessments.queries.initiatives import list_live_initiatives
from assessments.queries.results import get_result
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.queries.memberships import list_members
from reports.exports.csv import csv_response
from reports.forms.owners import StepsForm
from reports.forms.roadmap import RoadmapForm
from reports.queries.material import get_material, material_of
from reports.sections import level as level_section
from reports.sections import roadmap, roadmap_odds, roadmap_takes
from reports.sections.quarters import first_day, last_day, quarter_of
from reports.sections.roadmap_short import shortfall
from reports.sections.roadmap_ways import find_way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from reports.queries.material import Material
    from reports.sections.roadmap_ways import Course


class RoadmapShow(OrganizationView):
    """Everything asked for stands in the address, so that it can be sent and kept."""

    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        if not all(request.GET.values()):
            return redirect(f"{request.path}?{_asked(request)}")
        material = get_material(assessment_id, organization=self.request.organization)
        form = _form(request, material)
        course = _course(form)
        live = list_live_initiatives(assessment_id=assessment_id)
        planned = {(each.element, each.to_level) for each in live}
        found = [] if course is None else roadmap.scenarios(course, planned=planned)
        if course and found and request.GET.get("format") == "csv":
            tables = [roadmap.comparison(course, found), *(each.steps for each in found)]
            return csv_response(tables, f"roadmap-{assessment_id}.csv")
        return self.render(
            "reports/roadmap_show.html",
            nav="results",
            material=material,
            wave=material,
            form=form,
            headline=level_section.headline(material),
            query=request.GET.urlencode(),
            other_days=_asked(request, but=("days", "format")),
            other_terms=_asked(request, but=("quarters", "days", "format")),
            scenarios=found,
            members=list_members(organization_id=self.request.organization.pk),
            **(_told(course, found) if course else {}),
        )


class RoadmapTake(OrganizationView):
    """Makes initiatives of one way; steps that are planned already are left as they are."""

    permission = Permission.PLAN_INITIATIVES

    def post(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        result = get_result(assessment_id)
        material = material_of(result, organization=self.request.organization)
        way = _way(request, material)
        if way is None:
            messages.error(request, _("This way cannot be worked out; compare the ways again."))
            return redirect(self.refused_url())
        members = list_members(organization_id=self.request.organization.pk)
        form = StepsForm(request.POST, members=members)
        if not form.is_valid():
            raise OwnerIsNoMember
        intents = [replace(step, owner=form.cleaned_data["owner"]) for step in way]
        made = take_over_steps(assessment=result.assessment, intents=intents, by=self.request.user)
        said = (
            _("The steps are planned.") if made else _("Every step of this way is planned already.")
        )
        messages.success(request, said)
        return redirect(self.refused_url())

    def refused_url(self) -> str:
        slug, assessment_id = self.request.organization.slug, self.kwargs["assessment_id"]
        return reverse("reports:initiative-list", args=[slug, assessment_id])


def _form(request: HttpRequest, material: Material) -> RoadmapForm:
    now = quarter_of(timezone.localdate())
    return RoadmapForm(request.GET.dict(), material=material, now=now)


def _asked(request: HttpRequest, *, but: Sequence[str] = ()) -> str:
    """What is asked for, without the fields left empty: an address that can be read."""
    return urlencode({k: v for k, v in request.GET.items() if v and k not in but})


def _course(form: RoadmapForm) -> Course | None:
    if form.material.level is None or not form.is_valid():
        return None
    course = form.course()
    form.show_terms(course.terms)
    return course


def _told(course: Course, found: list[roadmap.Scenario]) -> dict[str, Any]:
    return {
        "compared": roadmap.comparison(course, found) if found else None,
        "short": shortfall(course, found),
        "surer": roadmap_odds.what_the_surest_adds(course, [each.way for each in found]),
        "takes": roadmap_takes.what_it_takes(course),
        "least": roadmap_takes.least_of_all(course),
        "blocked": roadmap_takes.blocked(course),
        "is_to_be_rated": roadmap_takes.is_to_be_rated(course),
        "reasons": roadmap.reasons(course, found),
    }


def _way(request: HttpRequest, material: Material) -> list[Intent] | None:
    """The steps of the way chosen, worked out again; None where there is no such way."""
    course = _course(_form(request, material))
    chosen = find_way(course, request.POST.get("way", "")) if course else None
    if course is None or chosen is None:
        return None
    first = course.terms.first
    return [
        _intent(material, step.element, level=step.level, days=step.effort, quarter=place + first)
        for step, place in chosen.steps
    ]


def _intent(material: Material, element: str, *, level: int, days: int, quarter: int) -> Intent:
    content = material.instrument.element(element)
    title = _("%(element)s: to Level %(level)d") % {"element": content.name, "level": level}
    return Intent(
        element=element,
        from_level=level - 1,
        to_level=level,
        title=str(title)[:160],
        description=content.next_steps[level - 2],
        told_text=content.next_steps[level - 2],
        effort_days=days,
        starts_on=first_day(quarter),
        due_on=last_day(quarter),
    )
