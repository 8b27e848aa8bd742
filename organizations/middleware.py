"""Lets people into the organization that the address names, or answers 404."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.utils import timezone, translation

from organizations.access.admission import admit_user
from organizations.access.gate import OrganizationView
from organizations.tenancy import scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class OrganizationMiddleware:
    """Takes the slug out of the address, so that a view can only work on what was admitted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as stack:
            request.leaving = stack  # type: ignore[attr-defined]  # closed after the response
            return self.get_response(request)

    def process_view(
        self,
        request: Any,
        view: Callable[..., HttpResponse],
        _args: Any,
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        if not issubclass(getattr(view, "view_class", object), OrganizationView):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        admission = admit_user(request.user, kwargs.pop("slug"))
        request.admission = admission
        request.organization = admission.organization
        request.leaving.enter_context(scope(admission.organization.pk))
        request.leaving.enter_context(timezone.override(admission.organization.time_zone))
        _speak(request, admission.organization.language)
        return None


def _speak(request: HttpRequest, language: str) -> None:
    """Use the organization's language unless the person has chosen one."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
