"""The page that an invitation leads to; its key comes in the fragment, never in an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from hilo.errors import DomainError
from organizations.access.keys import digest_of
from organizations.actions.invitations import InvitationNotValid, accept_invitation
from organizations.forms.accounts import InvitationKeyForm
from organizations.queries.invitations import find_invitation
from organizations.views.form_page import say_refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# The digest waits in the session while a newcomer opens an account.
_WAITING = "invitation_digest"


class InvitationAccept(View):
    """Takes the key and shows what it opens."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = find_invitation(digest=request.session.get(_WAITING, ""), now=timezone.now())
        if found is None:
            return _ask(request, InvitationKeyForm())
        return render(request, "organizations/invitation_accept.html", {"invitation": found})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InvitationKeyForm(request.POST)
        if form.is_valid():
            digest = digest_of(form.cleaned_data["key"])
            if find_invitation(digest=digest, now=timezone.now()):
                request.session[_WAITING] = digest
                return redirect("organizations:invitation-accept")
            say_refusal(form, InvitationNotValid())
        return _ask(request, form, status=422)


class InvitationConfirm(View):
    """Makes the signed-in person a member by the key that waits in the session."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(reverse("organizations:invitation-accept"))
        digest = request.session.get(_WAITING, "")
        try:
            membership = accept_invitation(digest=digest, by=request.user, now=timezone.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("organizations:invitation-accept")
        del request.session[_WAITING]
        messages.success(request, _("Welcome."))
        return redirect("reports:overview", membership.organization.slug)


def _ask(request: HttpRequest, form: InvitationKeyForm, *, status: int = 200) -> HttpResponse:
    return render(request, "organizations/invitation_key.html", {"form": form}, status=status)
