"""The pages of organizations: the list of mine, founding one, its overview and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views import View

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.actions.organizations import change_organization, create_organization
from organizations.forms.organization import OrganizationForm
from organizations.queries.memberships import count_members, list_memberships_of
from organizations.queries.organizations import get_organization
from organizations.queries.units import count_units
from organizations.views.form_page import FormPage, sent

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from organizations.models import User

    class SignedInRequest(HttpRequest):
        user: User


class OrganizationList(LoginRequiredMixin, View):
    def get(self, request: SignedInRequest) -> HttpResponse:
        memberships = list(list_memberships_of(user_id=request.user.pk))
        if not memberships:
            return redirect("organizations:organization-create")
        return render(request, "organizations/organization_list.html", {"memberships": memberships})


class OrganizationCreate(LoginRequiredMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(request, OrganizationForm(initial={"language": get_language()}))

    def post(self, request: SignedInRequest) -> HttpResponse:
        form = OrganizationForm(request.POST)
        if not form.is_valid():
            return self._show(request, form, status=422)
        organization = create_organization(by=request.user, **form.cleaned_data)
        messages.success(request, _("Your organization is ready."))
        return redirect("organizations:organization-home", organization.slug)

    def _show(
        self, request: HttpRequest, form: OrganizationForm, *, status: int = 200
    ) -> HttpResponse:
        page = "organizations/organization_create.html"
        return render(request, page, {"form": form}, status=status)


class OrganizationHome(OrganizationView):
    permission = Permission.VIEW_ORGANIZATION

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.render(
            "organizations/organization_home.html",
            nav="overview",
            members=count_members(organization_id=self.request.organization.pk),
            units=count_units(),
        )


class OrganizationSettings(FormPage):
    permission = Permission.MANAGE_ORGANIZATION
    template = "organizations/organization_settings.html"
    nav = "settings"
    done = _("The settings are saved.")
    next_url_name = "organizations:organization-settings"

    def make_form(self) -> OrganizationForm:
        # A copy: a form that is not valid must not leave its words on the page's organization.
        organization = get_organization(organization_id=self.request.organization.pk)
        return OrganizationForm(sent(self.request).get("data"), instance=organization)

    def act(self, form: Any) -> None:
        organization = get_organization(organization_id=self.request.organization.pk)
        change_organization(organization=organization, by=self.request.user, **form.cleaned_data)
