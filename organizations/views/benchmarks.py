"""The page on which an owner lets the organization take part in benchmarks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from organizations.access.permissions import Permission
from organizations.actions.benchmarks import change_sharing
from organizations.forms.benchmarks import SharingForm
from organizations.queries.organizations import get_organization
from organizations.views.form_page import FormPage, sent


class BenchmarkSharing(FormPage):
    permission = Permission.MANAGE_ORGANIZATION
    template = "organizations/benchmark_sharing.html"
    nav = "settings"
    done = _("The setting is saved; it counts from the next release on.")
    next_url_name = "organizations:benchmark-sharing"

    def make_form(self) -> SharingForm:
        shares = self.request.organization.shares_benchmarks
        return SharingForm(sent(self.request).get("data"), initial={"shares": shares})

    def act(self, form: Any) -> None:
        change_sharing(
            organization=get_organization(organization_id=self.request.organization.pk),
            shares=form.cleaned_data["shares"],
            by=self.request.user,
        )
