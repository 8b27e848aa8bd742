"""The plan of a result: its initiatives, and the forms that change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from assessments.actions.initiatives import (
    change_initiative,
    create_initiative,
    delete_initiative,
    set_initiative_status,
)
from assessments.queries.initiatives import get_initiative, list_initiatives
from assessments.queries.results import get_result
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.queries.memberships import list_members
from organizations.views.form_page import FormPage, sent
from reports.exports.csv import csv_response
from reports.forms.initiatives import InitiativeForm
from reports.queries.material import get_material, material_of
from reports.sections import plan, unlock

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from assessments.models import Initiative, Result
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


class InitiativePage(FormPage, abstract=True):
    permission = Permission.PLAN_INITIATIVES
    template = "reports/initiative_edit.html"
    nav = "results"

    @cached_property
    def result(self) -> Result:
        return get_result(self.kwargs["assessment_id"])

    @cached_property
    def material(self) -> Material:
        return material_of(self.result, organization=self.request.organization)

    def filled(self, **given: Any) -> InitiativeForm:
        organization = self.request.organization
        members = list(list_members(organization_id=organization.pk))
        return InitiativeForm(
            **sent(self.request),
            **given,
            material=self.material,
            members=members,
            currency=organization.currency,
        )

    def next_url(self) -> str:
        return _plan_url(self, self.material.assessment_id)

    def show(self, form: Any, **more: Any) -> HttpResponse:
        return super().show(form, material=self.material, back=self.next_url(), **more)


class InitiativeCreate(InitiativePage):
    done = _("The initiative is planned.")

    def make_form(self) -> InitiativeForm:
        return self.filled(initial=_prefilled(self.material, self.request.GET.get("element", "")))

    def act(self, form: InitiativeForm) -> None:
        now = self.material.overall["elements"][form.cleaned_data["element"]].get("level")
        intent = form.intent(from_level=now)
        create_initiative(assessment=self.result.assessment, intent=intent, by=self.request.user)


class InitiativeEdit(InitiativePage):
    done = _("The initiative is saved.")

    @cached_property
    def initiative(self) -> Initiative:
        return get_initiative(initiative_id=self.kwargs["initiative_id"])

    @cached_property
    def result(self) -> Result:
        return get_result(self.initiative.assessment_id)

    def make_form(self) -> InitiativeForm:
        now = {name: getattr(self.initiative, name) for name in InitiativeForm.base_fields}
        owner = self.initiative.owner
        return self.filled(initial=now | {"owner": self.initiative.owner_id}, owner=owner)

    def act(self, form: InitiativeForm) -> None:
        intent = form.intent(from_level=self.initiative.from_level)
        change_initiative(initiative=self.initiative, intent=intent, by=self.request.user)

    def show(self, form: Any, **more: Any) -> HttpResponse:
        return super().show(form, initiative=self.initiative, **more)


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
