"""The pages of an organization's look: accent color and logo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.actions.brand import change_brand
from organizations.forms.brand import BrandForm
from organizations.queries.organizations import find_brand
from organizations.views.form_page import FormPage, sent

if TYPE_CHECKING:
    from django.http import HttpRequest


class BrandEdit(FormPage):
    permission = Permission.MANAGE_ORGANIZATION
    template = "organizations/brand_edit.html"
    nav = "settings"
    done = _("The look is saved.")
    next_url_name = "organizations:brand-edit"

    def make_form(self) -> BrandForm:
        brand = find_brand()
        logo = bytes(brand.logo) if brand and brand.logo else None
        initial = {"accent": brand.accent if brand else ""}
        return BrandForm(**sent(self.request), initial=initial, current_logo=logo)

    def act(self, form: Any) -> None:
        change_brand(
            accent=form.cleaned_data["accent"], logo=form.logo_to_keep, by=self.request.user
        )


class Logo(OrganizationView):
    permission = Permission.VIEW_ORGANIZATION

    def get(self, _request: HttpRequest) -> HttpResponse:
        brand = find_brand()
        if brand is None or not brand.logo:
            raise Http404
        return HttpResponse(bytes(brand.logo), content_type="image/png")
