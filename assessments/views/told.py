"""What respondents are told: a page without sign-in, cookies or tracking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone, translation
from django.views import View

from assessments.access.told_door import find_told
from assessments.views.respondent_pages import draw
from organizations.access.attempts import too_many_unknown_keys
from organizations.tenancy import scope

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ToldShow(View):
    """Reading writes nothing: reloading, printing and a mail scanner's visit change nothing."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        telling = find_told(key)
        if telling is None:
            return _kept_private(_unknown(request))
        with (
            scope(telling.organization_id),
            timezone.override(telling.organization.time_zone),
            translation.override(telling.language),
        ):
            page = "assessments/told.html"
            return _kept_private(draw(request, page, telling=telling))


def _unknown(request: HttpRequest) -> HttpResponse:
    """Never published, taken back or mistyped: nobody is told which."""
    is_flood = too_many_unknown_keys(request, door="told")
    status = 429 if is_flood else 404
    return draw(request, "assessments/told_unknown.html", status=status, is_flood=is_flood)


def _kept_private(response: HttpResponse) -> HttpResponse:
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response
