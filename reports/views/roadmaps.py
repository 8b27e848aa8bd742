"""Roadmaps: ways to the next level compared, and the one that is taken over as initiatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions.initiatives import Intent, take_over_steps
from assessments.queries.results import get_result
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.exports.csv import csv_response
from reports.forms.roadmap import RoadmapForm
from reports.queries.material import get_material, material_of
from reports.sections import level as level_section
from reports.sections import roadmap
from reports.sections.quarters import first_day, last_day, quarter_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from reports.queries.material import Material


class RoadmapShow(OrganizationView):
    """Everything asked for stands in the address, so that it can be sent and kept."""

    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        material = get_material(assessment_id, organization=self.request.organization)
        form = _form(request, material)
        found, compared = [], None
        if material.has_scores and material.level is not None and form.is_valid():
            found = roadmap.scenarios(material, form.terms())
            compared = roadmap.comparison(found)
        if compared and request.GET.get("format") == "csv":
            tables = [roadmap.steps_table(material, form.terms(), each) for each in found]
            return csv_response([compared, *tables], f"roadmap-{assessment_id}.csv")
        return self.render(
            "reports/roadmap_show.html",
            **_context(material, form, found),
            compared=compared,
            headline=level_section.headline(material),
            query=request.GET.urlencode(),
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
        made = take_over_steps(assessment=result.assessment, intents=way, by=self.request.user)
        if made:
            messages.success(request, _("The steps are planned; give each an owner."))
        else:
            messages.info(request, _("Every step of this way is planned already."))
        return redirect(self.refused_url())

    def refused_url(self) -> str:
        slug, assessment_id = self.request.organization.slug, self.kwargs["assessment_id"]
        return reverse("reports:initiative-list", args=[slug, assessment_id])


def _form(request: HttpRequest, material: Material) -> RoadmapForm:
    now = quarter_of(timezone.localdate())
    return RoadmapForm(request.GET.dict(), material=material, now=now)


def _context(
    material: Material, form: RoadmapForm, found: list[roadmap.Scenario]
) -> dict[str, Any]:
    return {
        "nav": "results",
        "material": material,
        "wave": material,
        "form": form,
        "scenarios": found,
        "reasons": roadmap.reasons(material, found),
    }


def _way(request: HttpRequest, material: Material) -> list[Intent] | None:
    """The steps of the way chosen, worked out again; None where there is no such way."""
    form = _form(request, material)
    if not form.is_valid() or material.level is None:
        return None
    terms, first = form.terms(), form.cleaned_data["first"]
    chosen = roadmap.one_scenario(material, terms, request.POST.get("way", ""))
    if chosen is None:
        return None
    return [
        _intent(material, step.element, level=step.level, days=step.effort, quarter=place + first)
        for step, place in chosen.steps
    ]


def _intent(material: Material, element: str, *, level: int, days: float, quarter: int) -> Intent:
    content = material.instrument.element(element)
    title = _("%(element)s: to Level %(level)d") % {"element": content.name, "level": level}
    return Intent(
        element=element,
        from_level=level - 1,
        to_level=level,
        title=str(title)[:160],
        description=content.next_steps[level - 2],
        effort_days=round(days),
        starts_on=first_day(quarter),
        due_on=last_day(quarter),
    )
