"""Draws the pages of respondents: whole for a browser, or only their inside for survey.js."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from assessments.actions.answers import LONGEST_COMMENT
from assessments.queries.questionnaires import get_questionnaire
from assessments.views.packing import packed_response

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.actions.answers import Refusal
    from assessments.models import Assessment
    from assessments.queries.drafts import Answers
    from assessments.queries.questionnaires import Question, Questionnaire

BASE = "assessments/respondent/base.html"


def draw(request: HttpRequest, page: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Render without the request: no session, account or message may be touched here."""
    inside_only = "X-Survey" in request.headers
    layout = "assessments/respondent/inside.html" if inside_only else BASE
    if context.get("key"):
        context["link"] = personal_link(request, context["key"])
    html = render_to_string(page, {"layout": layout, **context})
    return packed_response(request, html, status=status)


def draw_answering(
    request: HttpRequest, assessment: Assessment, answers: Answers, **context: Any
) -> HttpResponse:
    """Go on where the respondent left off; survey.js gets everything at once."""
    if "X-Survey" in request.headers:
        return draw_survey(request, assessment, answers, **context)
    code = answers.first_open()
    question = get_questionnaire(assessment.pk).question(code) if code else None
    if question is None:
        return draw_review(request, assessment, answers, **context)
    return draw_question(request, assessment, question, answers, **context)


def draw_survey(
    request: HttpRequest, assessment: Assessment, answers: Answers, **context: Any
) -> HttpResponse:
    """All questions in one response, so that the page goes on when the network does not."""
    questionnaire = get_questionnaire(assessment.pk)
    return draw(
        request,
        "assessments/respondent/survey.html",
        questions=_questions(assessment.pk),
        answers=_as_json(answers),
        **about(assessment, questionnaire),
        **context,
    )


def draw_question(
    request: HttpRequest,
    assessment: Assessment,
    question: Question,
    answers: Answers,
    *,
    refusals: list[Refusal] | None = None,
    **context: Any,
) -> HttpResponse:
    """One question, for browsers without JavaScript."""
    return draw(
        request,
        "assessments/respondent/question.html",
        status=422 if refusals else 200,
        question=question,
        given=answers.of(question.code),
        reasons={refusal.field: refusal.reason for refusal in refusals or ()},
        **about(assessment, get_questionnaire(assessment.pk)),
        **context,
    )


def draw_review(
    request: HttpRequest, assessment: Assessment, answers: Answers, **context: Any
) -> HttpResponse:
    """What was answered, before it is sent, for browsers without JavaScript."""
    questionnaire = get_questionnaire(assessment.pk)
    return draw(
        request,
        "assessments/respondent/review.html",
        rows=[(question, answers.of(question.code)) for question in questionnaire.questions],
        answers=answers,
        **about(assessment, questionnaire),
        **context,
    )


def draw_thanks(request: HttpRequest, assessment: Assessment, key: str) -> HttpResponse:
    """The same page however often the answers are sent."""
    questionnaire = get_questionnaire(assessment.pk)
    return draw(
        request,
        "assessments/respondent/thanks.html",
        key=key,
        **about(assessment, questionnaire),
    )


def about(assessment: Assessment, questionnaire: Questionnaire) -> dict[str, Any]:
    """What every page of an assessment may show."""
    total = len(questionnaire.questions)
    return {
        "assessment": assessment,
        "organization": assessment.organization,
        "questionnaire": questionnaire,
        "total": total,
        "minutes": (math.ceil(total * 8 / 18), math.ceil(total * 12 / 18)),
        "longest_comment": LONGEST_COMMENT,
    }


def personal_link(request: HttpRequest, key: str) -> str:
    return f"{request.build_absolute_uri(reverse('assessments:respond'))}#{key}"


def render_questions(questionnaire: Questionnaire, **context: Any) -> str:
    return render_to_string(
        "assessments/respondent/_questions.html",
        {
            "questionnaire": questionnaire,
            "total": len(questionnaire.questions),
            "longest_comment": LONGEST_COMMENT,
            **context,
        },
    )


@lru_cache(maxsize=64)
def _questions(assessment_id: int) -> str:
    """The same for every respondent, in the instrument's language: drawn once in each process."""
    drawn = render_questions(get_questionnaire(assessment_id))
    without_indents = re.sub(r"\n\s+", "\n", drawn)
    return mark_safe(without_indents)  # noqa: S308  a template's own output


def _as_json(answers: Answers) -> dict[str, Any]:
    return {
        "answers": {
            code: [answer.level, answer.importance, answer.comment]
            for code, answer in answers.by_element.items()
        },
        "submitted": answers.is_submitted,
    }
