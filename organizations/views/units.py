"""The pages of units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.actions.units import change_unit, create_unit, delete_unit
from organizations.forms.units import UnitForm
from organizations.queries.units import get_unit, list_units_as_tree
from organizations.views.form_page import FormPage, sent

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class UnitList(OrganizationView):
    permission = Permission.MANAGE_UNITS

    def get(self, _request: HttpRequest) -> HttpResponse:
        page = "organizations/unit_list.html"
        return self.render(page, nav="units", units=list_units_as_tree())


class UnitCreate(FormPage):
    permission = Permission.MANAGE_UNITS
    template = "organizations/unit_create.html"
    nav = "units"
    done = _("The unit is added.")
    next_url_name = "organizations:unit-list"

    def make_form(self) -> UnitForm:
        return UnitForm(sent(self.request).get("data"))

    def act(self, form: Any) -> None:
        create_unit(by=self.request.user, **form.cleaned_data)


class UnitEdit(FormPage):
    permission = Permission.MANAGE_UNITS
    template = "organizations/unit_edit.html"
    nav = "units"
    done = _("The unit is saved.")
    next_url_name = "organizations:unit-list"

    def make_form(self) -> UnitForm:
        unit = get_unit(unit_id=self.kwargs["unit_id"])
        initial = {"name": unit.name, "code": unit.code, "parent": unit.parent_id}
        return UnitForm(sent(self.request).get("data"), initial=initial, unit=unit)

    def act(self, form: Any) -> None:
        unit = get_unit(unit_id=self.kwargs["unit_id"])
        change_unit(unit=unit, by=self.request.user, **form.cleaned_data)

    def show(self, form: Any, **more: Any) -> HttpResponse:
        return super().show(form, unit_id=self.kwargs["unit_id"], **more)


class UnitDelete(OrganizationView):
    permission = Permission.MANAGE_UNITS

    def get(self, _request: HttpRequest, unit_id: int) -> HttpResponse:
        page = "organizations/unit_delete.html"
        return self.render(page, nav="units", unit=get_unit(unit_id=unit_id))

    def post(self, request: HttpRequest, unit_id: int) -> HttpResponse:
        delete_unit(unit=get_unit(unit_id=unit_id), by=self.request.user)
        messages.success(request, _("The unit is deleted."))
        return redirect(self.refused_url())

    def refused_url(self) -> str:
        return reverse("organizations:unit-list", args=[self.request.organization.slug])
