"""The page of a person's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from organizations.actions.accounts import change_name, sign_out_everywhere
from organizations.forms.accounts import NameForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from organizations.views.organizations import SignedInRequest


class Account(LoginRequiredMixin, View):
    def get(self, request: SignedInRequest) -> HttpResponse:
        return self._show(request, NameForm(initial={"name": request.user.name}))

    def post(self, request: SignedInRequest) -> HttpResponse:
        form = NameForm(request.POST)
        if not form.is_valid():
            return self._show(request, form, status=422)
        change_name(user=request.user, name=form.cleaned_data["name"])
        messages.success(request, _("Your name is saved."))
        return redirect("organizations:account")

    def _show(self, request: SignedInRequest, form: NameForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "nav": "account"}
        return render(request, "organizations/account.html", context, status=status)


class SignOutEverywhere(LoginRequiredMixin, View):
    def post(self, request: SignedInRequest) -> HttpResponse:
        sign_out_everywhere(user=request.user)
        logout(request)
        messages.success(request, _("You are signed out on every device."))
        return redirect("account_login")
