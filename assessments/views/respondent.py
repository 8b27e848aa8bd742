"""The way in: one address for everybody, where a key opens an assessment."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from assessments.actions.respondents import AttributeNotTold, UnitNotAsked, start_draft
from assessments.forms.respondent import read_attributes, read_key, read_unit
from assessments.queries.drafts import Answers, get_answers
from assessments.queries.questionnaires import get_questionnaire
from assessments.views.packing import packed_once
from assessments.views.respondent_gate import RespondentView, assessment_behind, open_door_of
from assessments.views.respondent_pages import (
    BASE,
    draw_answering,
    draw_intro,
    draw_refused_intro,
    draw_thanks,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.access.respondent import Door
    from assessments.models import Assessment


class RespondentOpen(RespondentView):
    """GET is the same page for everybody and writes nothing; POST looks behind the key."""

    def get(self, request: HttpRequest) -> HttpResponse:
        response = packed_once(request, _entry_page(get_language()))
        response["Cache-Control"] = "public, max-age=300"
        return response

    def post(self, request: HttpRequest) -> HttpResponse:
        door = open_door_of(request)
        with assessment_behind(door) as assessment:
            if door.draft_id is None:
                return draw_intro(request, assessment, read_key(request.POST["key"]))
            return _draw_resumed(request, assessment, door)


class RespondentStart(RespondentView):
    """Begins: gives the respondent a key of their own and shows the first question."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(reverse("assessments:respond"))

    def post(self, request: HttpRequest) -> HttpResponse:
        door = open_door_of(request)
        with assessment_behind(door) as assessment:
            if door.draft_id is not None:
                return _draw_resumed(request, assessment, door)
            codes = [attribute["code"] for attribute in assessment.attributes]
            try:
                key = start_draft(
                    assessment=assessment,
                    audience_code=door.audience,
                    unit_key=read_unit(request.POST),
                    attribute_keys=read_attributes(request.POST, codes),
                    now=timezone.now(),
                )
            except (UnitNotAsked, AttributeNotTold) as refusal:
                return draw_refused_intro(request, assessment, refusal.fields)
            nothing = Answers.none(get_questionnaire(assessment.pk))
            return draw_answering(request, assessment, nothing, key=key, is_new=True)


def _draw_resumed(request: HttpRequest, assessment: Assessment, door: Door) -> HttpResponse:
    key = read_key(request.POST["key"])
    questionnaire = get_questionnaire(assessment.pk)
    answers = get_answers(draft_id=door.draft_id or 0, questionnaire=questionnaire)
    if answers.is_submitted and "change" not in request.POST:
        return draw_thanks(request, assessment, key)
    return draw_answering(request, assessment, answers, key=key)


def _entry_page(language: str | None) -> str:
    return _draw_entry_page(language) if settings.DEBUG else _kept_entry_page(language)


def _draw_entry_page(_language: str | None) -> str:
    return render_to_string("assessments/respondent/entry.html", {"layout": BASE})


_kept_entry_page = lru_cache(maxsize=16)(_draw_entry_page)
