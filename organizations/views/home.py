"""The door: a landing page for strangers, the way to their organization for members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views import View

from organizations.queries.memberships import list_memberships_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Home(View):
    """Who belongs to one organization goes straight in; others choose or found one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return render(request, "home.html")
        memberships = list(list_memberships_of(user_id=request.user.pk)[:2])
        if len(memberships) == 1:
            return redirect("reports:overview", memberships[0].organization.slug)
        return redirect("organizations:organization-list")
