"""The plan of a result: its initiatives, and the forms that change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.actions.initiatives import (
    change_initiative,
    create_initiative,
    delete_initiative,
    set_initiative_status,
)
from assessments.queries.initiatives import get_initiative, list_initiatives
from assessments.queries.results import get_result
from hilo.errors import DomainError
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.queries.memberships import list_members
from organizations.views.form_page import say_refusal
from reports.exports.csv import csv_response
from reports.forms.initiatives import InitiativeForm
from reports.queries.material import get_material, material_of
from reports.sections import plan, unlock

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from assessments.models import Assessment, Initiative
    from reports.queries.material import Material


class InitiativeList(OrganizationView):
    permission = Permission.VIEW_RESULTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponseBase:
        organization = self.request.organization
        material = get_material(assessment_id, organization=organization)
        found = list(list_initiatives(assessment_id=assessment_id))
        section = plan.build(material, found, currency=organization.currency)
        if request.GET.get("format") == "csv":
            return csv_response(section.tables, f"plan-{assessment_id}.csv")
        return self.render(
            "reports/initiative_list.html",
            nav="results",
            material=material,
            wave=material,
            section=section,
            groups=_rows(material, found, organization.currency),
        )


def _rows(material: Material, found: list[Initiative], currency: str) -> list[dict[str, Any]]:
    return [
        {
            "title": group.title,
            "rows": [
                {
                    "initiative": each,
                    "element": material.instrument.element(each.element),
                    "effect": plan.effect(material, each),
                    "cost": plan.cost_text(each.cost, currency),
                }
                for each in group.initiatives
            ],
        }
        for group in plan.groups(found)
    ]


class InitiativeCreate(OrganizationView):
    permission = Permission.PLAN_INITIATIVES

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        material = get_material(assessment_id, organization=self.request.organization)
        initial = _prefilled(material, request.GET.get("element", ""))
        return _show_form(self, material, _form(self, material, initial=initial))

    def post(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        result = get_result(assessment_id)
        material = material_of(result, organization=self.request.organization)
        form = _form(self, material, data=request.POST)
        if form.is_valid():
            try:
                made = _create(result.assessment, material, form, self)
            except DomainError as refusal:
                say_refusal(form, refusal)
            else:
                messages.success(request, _("The initiative is planned."))
                return redirect(_plan_url(self, made.assessment_id))
        return _show_form(self, material, form, status=422)


class InitiativeEdit(OrganizationView):
    permission = Permission.PLAN_INITIATIVES

    def get(self, _request: HttpRequest, initiative_id: int) -> HttpResponse:
        initiative = get_initiative(initiative_id=initiative_id)
        material = get_material(initiative.assessment_id, organization=self.request.organization)
        names = InitiativeForm.base_fields
        initial = {name: getattr(initiative, name) for name in names} | {
            "owner": initiative.owner_id
        }
        form = _form(self, material, initial=initial, owner=initiative.owner)
        return _show_form(self, material, form, initiative=initiative)

    def post(self, request: HttpRequest, initiative_id: int) -> HttpResponse:
        initiative = get_initiative(initiative_id=initiative_id)
        material = get_material(initiative.assessment_id, organization=self.request.organization)
        form = _form(self, material, data=request.POST, owner=initiative.owner)
        if form.is_valid():
            try:
                intent = form.intent(from_level=initiative.from_level)
                change_initiative(initiative=initiative, intent=intent, by=self.request.user)
            except DomainError as refusal:
                say_refusal(form, refusal)
            else:
                messages.success(request, _("The initiative is saved."))
                return redirect(_plan_url(self, initiative.assessment_id))
        return _show_form(self, material, form, initiative=initiative, status=422)


class InitiativeStatus(OrganizationView):
    permission = Permission.PLAN_INITIATIVES

    def post(self, request: HttpRequest, initiative_id: int) -> HttpResponse:
        initiative = get_initiative(initiative_id=initiative_id)
        self.back = _plan_url(self, initiative.assessment_id)
        status = request.POST.get("status", "")
        set_initiative_status(initiative=initiative, status=status, by=self.request.user)
        return redirect(self.back)

    def refused_url(self) -> str:
        return self.back


class InitiativeDelete(OrganizationView):
    permission = Permission.PLAN_INITIATIVES

    def get(self, _request: HttpRequest, initiative_id: int) -> HttpResponse:
        initiative = get_initiative(initiative_id=initiative_id)
        page = "reports/initiative_delete.html"
        return self.render(page, nav="results", initiative=initiative)

    def post(self, request: HttpRequest, initiative_id: int) -> HttpResponse:
        initiative = get_initiative(initiative_id=initiative_id)
        delete_initiative(initiative=initiative, by=self.request.user)
        messages.success(request, _("The initiative is deleted."))
        return redirect(_plan_url(self, initiative.assessment_id))


def _plan_url(view: OrganizationView, assessment_id: int) -> str:
    slug = view.request.organization.slug
    return reverse("reports:initiative-list", args=[slug, assessment_id])


def _prefilled(material: Material, code: str) -> dict[str, Any]:
    """Begin from the next step that the instrument recommends for the element."""
    if code not in material.element_codes:
        return {}
    step = unlock.next_step(material, code)
    if step is None:
        return {"element": code}
    title = _("%(element)s: to Level %(level)d") % {"element": step.title, "level": step.to_level}
    return {
        "element": code,
        "to_level": step.to_level,
        "title": title,
        "description": step.text,
    }


def _form(view: OrganizationView, material: Material, **given: Any) -> InitiativeForm:
    organization = view.request.organization
    members = list(list_members(organization_id=organization.pk))
    return InitiativeForm(
        material=material, members=members, currency=organization.currency, **given
    )


def _create(
    assessment: Assessment, material: Material, form: InitiativeForm, view: OrganizationView
) -> Initiative:
    now = material.overall["elements"][form.cleaned_data["element"]].get("level")
    intent = form.intent(from_level=now)
    return create_initiative(assessment=assessment, intent=intent, by=view.request.user)


def _show_form(
    view: OrganizationView, material: Material, form: InitiativeForm, **more: Any
) -> HttpResponse:
    back = _plan_url(view, material.assessment_id)
    context: dict[str, Any] = {"material": material, "form": form, "back": back, "nav": "results"}
    return view.render("reports/initiative_edit.html", **context, **more)
