"""The page of API keys: a new key is shown once and never again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.actions.api_keys import create_api_key, revoke_api_key
from organizations.forms.api_keys import ApiKeyForm
from organizations.queries.api_keys import get_api_key, list_api_keys

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ApiKeyList(OrganizationView):
    permission = Permission.MANAGE_API_KEYS

    def get(self, _request: HttpRequest) -> HttpResponse:
        api_keys = list_api_keys(organization_id=self.request.organization.pk)
        page = "organizations/api_key_list.html"
        return self.render(page, nav="settings", api_keys=api_keys)


class ApiKeyCreate(OrganizationView):
    """Whoever signed in long ago is asked for the password again before a key is made."""

    permission = Permission.MANAGE_API_KEYS

    @method_decorator(reauthentication_required)
    def get(self, _request: HttpRequest) -> HttpResponse:
        return self._show(ApiKeyForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            _refuse_stale_sign_in(request)
        except ReauthenticationRequired:
            # Allauth would repeat this post past our middleware, so we ask on a GET of our own.
            return redirect(request.path)
        form = ApiKeyForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        _row, key = create_api_key(by=self.request.user, **form.cleaned_data)
        return self._show(form, new_key=key)

    def _show(self, form: ApiKeyForm, *, status: int = 200, new_key: str = "") -> HttpResponse:
        page = "organizations/api_key_create.html"
        return self.render(page, status=status, nav="settings", form=form, new_key=new_key)


@reauthentication_required
def _refuse_stale_sign_in(_request: HttpRequest) -> None:
    """Return quietly where the password was given within the last minutes."""


class ApiKeyRevoke(OrganizationView):
    permission = Permission.MANAGE_API_KEYS

    def post(self, request: HttpRequest, api_key_id: int) -> HttpResponse:
        organization = self.request.organization
        api_key = get_api_key(organization_id=organization.pk, api_key_id=api_key_id)
        revoke_api_key(api_key=api_key, by=self.request.user, now=timezone.now())
        messages.success(request, _("The key is revoked; it no longer works."))
        return redirect("organizations:api-key-list", organization.slug)
