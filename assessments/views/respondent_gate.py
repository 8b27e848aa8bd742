"""The gate of every page of respondents: the key in the body is the only authority here."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import InterfaceError, OperationalError
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from assessments.access.connections import again_if_connection_was_lost
from assessments.access.respondent import find_door, find_respondent_door
from assessments.actions.answers import AnsweringClosed
from assessments.forms.respondent import read_key
from assessments.models import Assessment
from assessments.queries.questionnaires import get_questionnaire
from assessments.queries.tellings import find_told_address
from assessments.views.keeping import kept_for_now
from assessments.views.respondent_pages import draw
from organizations.access.attempts import too_many_unknown_keys
from organizations.tenancy import scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from assessments.access.respondent import Door


class LinkUnknown(Exception):
    """The key opens nothing, for whatever reason: nobody is told which."""


class AnswersCounted(Exception):
    """The key's answers are part of an interim result: it can add nothing to them."""


# No cookie is read or set here, so another site has nothing to ride on: what a request may do is
# decided by the key in its body alone. That is why the CSRF token is not asked for (decision 0009).
@method_decorator(csrf_exempt, name="dispatch")
class RespondentView(View):
    """Every answer leaves without a referrer and uncached, and every refusal in plain words."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            work = partial(super().dispatch, request, *args, **kwargs)
            response = again_if_connection_was_lost(work)
        except LinkUnknown:
            response = self.unknown()
        except AnsweringClosed:
            response = self.closed()
        except AnswersCounted:
            response = self.counted()
        except (OperationalError, InterfaceError):
            response = self.unavailable()
        return _kept_private(response)

    def unknown(self) -> HttpResponse:
        if too_many_unknown_keys(self.request, door="respondent"):
            return draw(self.request, "assessments/respondent/slower.html", status=429)
        return draw(self.request, "assessments/respondent/unknown.html", status=404)

    def closed(self) -> HttpResponse:
        page = "assessments/respondent/closed.html"
        return draw(self.request, page, status=410, told=_told_behind(self.request))

    def counted(self) -> HttpResponse:
        return draw(self.request, "assessments/respondent/counted.html")

    def unavailable(self) -> HttpResponse:
        return _draw_unavailable(self.request)


def _told_behind(request: HttpRequest) -> str:
    """Where those who took part read what was decided; their link still leads there."""
    door = find_door(read_key(request.POST.get("key", "")))
    if door is None:
        return ""
    with scope(door.organization_id):
        return find_told_address(assessment_id=door.assessment_id)


def _kept_private(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("X-Robots-Tag", "noindex")
    return response


def _draw_unavailable(request: HttpRequest) -> HttpResponse:
    """Hand back what was sent, to be sent again."""
    sent = [
        (name, value) for name, values in request.POST.lists() for value in values if name != "go"
    ]
    page = "assessments/respondent/unavailable.html"
    return draw(request, page, status=503, sent=sent, path=request.path)


def door_of(request: HttpRequest) -> Door:
    door = find_door(read_key(request.POST.get("key", "")))
    if door is None:
        raise LinkUnknown
    return _unspent(door)


def _unspent(door: Door) -> Door:
    if door.is_spent:
        raise AnswersCounted
    return door


def open_door_of(request: HttpRequest) -> Door:
    door = door_of(request)
    if not door.is_open(timezone.now()):
        raise AnsweringClosed
    return door


def respondent_door_of(key: str) -> Door:
    door = find_respondent_door(key)
    if door is None:
        raise LinkUnknown
    return _unspent(door)


@contextmanager
def entered(door: Door) -> Iterator[None]:
    """Work inside the door's organization, in the instrument's language."""
    with scope(door.organization_id):
        language = get_questionnaire(door.assessment_id).instrument.language
        with translation.override(language):
            yield


@contextmanager
def assessment_behind(door: Door) -> Iterator[Assessment]:
    """Enter and read what pages show; times are told in the organization's time zone."""
    with entered(door):
        assessment = _get_assessment(door.assessment_id)
        with timezone.override(assessment.organization.time_zone):
            yield assessment


@kept_for_now
def _get_assessment(assessment_id: int) -> Assessment:
    asked = Assessment.objects.select_related("organization")
    assessment: Assessment = asked.get(pk=assessment_id)
    return assessment
