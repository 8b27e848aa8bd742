"""Takes answers: as changes from survey.js, or page by page without JavaScript."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.access.respondent import find_remembered_door
from assessments.actions.answers import AnsweringClosed, save_answers
from assessments.actions.respondents import NothingAnswered, submit_draft
from assessments.forms.respondent import UnreadableBody, read_changes, read_key, read_question_page
from assessments.queries.drafts import Answer, Answers, get_answers
from assessments.queries.questionnaires import get_questionnaire
from assessments.views.respondent_gate import (
    RespondentView,
    assessment_behind,
    entered,
    respondent_door_of,
)
from assessments.views.respondent_pages import draw_question, draw_review, draw_thanks

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.access.respondent import Door
    from assessments.actions.answers import Change, Refusal
    from assessments.models import Assessment
    from assessments.queries.questionnaires import Question


class AnswerSave(RespondentView):
    """Answers 200 only for what is stored, 422 with a reason for each value that is not."""

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            key, changes = read_changes(request.body)
        except UnreadableBody:
            return _told(400, _("This is not what the page sends."))
        refusals = _save(key, changes)
        if not refusals:
            return JsonResponse({"saved": len(changes)})
        refused = [
            {"element": each.element, "field": each.field, "reason": each.reason}
            for each in refusals
        ]
        return JsonResponse({"refused": refused}, status=422)

    def unknown(self) -> HttpResponse:
        return _told(404, _("This link does not open an assessment any more."))

    def closed(self) -> HttpResponse:
        return _told(409, str(AnsweringClosed.message))

    def counted(self) -> HttpResponse:
        return _told(409, _("Your answers have been sent and counted. They cannot be changed."))

    def unavailable(self) -> HttpResponse:
        return _told(503, _("The answers cannot be stored right now."))


class AnswerPage(RespondentView):
    """Stores the question on the page, then shows the one that was asked for."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(reverse("assessments:respond"))

    def post(self, request: HttpRequest) -> HttpResponse:
        door = respondent_door_of(read_key(request.POST.get("key", "")))
        with assessment_behind(door) as assessment:
            code = request.POST.get("element", "")
            change = read_question_page(request.POST, code)
            refusals: list[Refusal] = []
            if change.fields:
                refusals = save_answers(door=door, changes=[change], now=timezone.now())
            elif not door.is_open(timezone.now()):
                raise AnsweringClosed
            if refusals:
                return _draw_refused(request, assessment, door, refusals)
            return _draw_wanted(request, assessment, door)


class AnswerSubmit(RespondentView):
    """Sends the answers; sending them again shows the same page."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(reverse("assessments:respond"))

    def post(self, request: HttpRequest) -> HttpResponse:
        key = read_key(request.POST.get("key", ""))
        door = respondent_door_of(key)
        with assessment_behind(door) as assessment:
            try:
                submit_draft(assessment=assessment, door=door, now=timezone.now())
            except NothingAnswered as refusal:
                if "X-Survey" in request.headers:
                    return _told(422, str(refusal))
                answers = Answers.none(get_questionnaire(assessment.pk))
                return draw_review(request, assessment, answers, key=key, refusal=str(refusal))
            return draw_thanks(request, assessment, key)


def _save(key: str, changes: list[Change]) -> list[Refusal]:
    """Go through the door as it was last seen; where that fails, look again and say why."""
    now = timezone.now()
    door = find_remembered_door(key)
    if door is not None:
        with suppress(AnsweringClosed), entered(door):
            if not save_answers(door=door, changes=changes, now=now):
                return []
    door = respondent_door_of(key)
    with entered(door):
        return save_answers(door=door, changes=changes, now=now)


def _draw_refused(
    request: HttpRequest, assessment: Assessment, door: Door, refused: list[Refusal]
) -> HttpResponse:
    """The same question again, with what was written and why it was not stored."""
    questionnaire = get_questionnaire(assessment.pk)
    code = request.POST.get("element", "")
    question = questionnaire.question(code) or questionnaire.questions[0]
    stored = get_answers(draft_id=door.draft_id or 0, questionnaire=questionnaire)
    kept = stored.of(code)
    comment = request.POST.get(f"comment-{code}", kept.comment)
    shown = stored.with_answer(code, Answer(kept.level, kept.importance, comment))
    key = read_key(request.POST["key"])
    return draw_question(request, assessment, question, shown, refusals=refused, key=key)


def _draw_wanted(request: HttpRequest, assessment: Assessment, door: Door) -> HttpResponse:
    questionnaire = get_questionnaire(assessment.pk)
    answers = get_answers(draft_id=door.draft_id or 0, questionnaire=questionnaire)
    here = questionnaire.question(request.POST.get("element", ""))
    wanted = _wanted(request.POST.get("go", "next"), here, len(questionnaire.questions))
    key = read_key(request.POST["key"])
    for question in questionnaire.questions:
        if wanted in {question.number, question.code}:
            return draw_question(request, assessment, question, answers, key=key)
    return draw_review(request, assessment, answers, key=key)


def _wanted(go: str, here: Question | None, total: int) -> int | str:
    """Which question comes next, by its number or code; anything else is the review."""
    if go == "next":
        return here.number + 1 if here else 1
    if go == "back":
        return max(1, here.number - 1) if here else total
    return go


def _told(status: int, reason: str) -> JsonResponse:
    return JsonResponse({"reason": reason}, status=status)
