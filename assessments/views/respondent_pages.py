"""Draws the pages of respondents: whole for a browser, or only their inside for survey.js."""

from __future__ import annotations

import math
import re
import secrets
from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe

from assessments.actions.answers import LONGEST_COMMENT
from assessments.forms.respondent import read_key
from assessments.queries.drafts import Answer
from assessments.queries.questionnaires import get_questionnaire
from assessments.views.intro_choices import intro_choices
from assessments.views.keeping import kept_for_now
from assessments.views.packing import packed_response, packed_with_end
from organizations.queries.organizations import find_brand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from assessments.actions.answers import Refusal
    from assessments.models import Assessment
    from assessments.queries.drafts import Answers
    from assessments.queries.questionnaires import Question, Questionnaire

BASE = "assessments/respondent/base.html"
INSIDE = "assessments/respondent/inside.html"
LARGEST_LOGO = 20_000

# Stands for the respondent's key in pages that are kept; nobody can write it into a name.
_ANY_KEY = secrets.token_hex(16)


def draw(request: HttpRequest, page: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Render without the request: no session, account or message may be touched here."""
    if context.get("key"):
        context["link"] = personal_link(request, context["key"])
    html = render_to_string(page, {"layout": layout_for(request), **context})
    return packed_response(request, html, status=status)


def layout_for(request: HttpRequest) -> str:
    return INSIDE if "X-Survey" in request.headers else BASE


def draw_intro(request: HttpRequest, assessment: Assessment, key: str) -> HttpResponse:
    """What the assessment is about, the same for everybody but the key."""
    html = _kept_intro(assessment, layout_for(request))
    return packed_response(request, html.replace(_ANY_KEY, escape(key)))


def draw_refused_intro(
    request: HttpRequest, assessment: Assessment, reasons: Mapping[str, object]
) -> HttpResponse:
    """The same page again, with what was chosen and what is missing."""
    html = _render_intro(
        assessment,
        layout_for(request),
        key=read_key(request.POST["key"]),
        choices=intro_choices(assessment, chosen=request.POST, reasons=reasons),
    )
    return packed_response(request, html, status=422)


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
    own = render_to_string(
        "assessments/respondent/_own.html", {"answers": answers_as_json(answers), **context}
    )
    return packed_with_end(request, _kept_survey(assessment), own)


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
    html = _kept_thanks(assessment, layout_for(request))
    return packed_response(request, html.replace(_ANY_KEY, escape(key)))


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


def answers_as_json(answers: Answers) -> dict[str, Any]:
    """What was answered, for survey.js; a question without an answer is left out."""
    return {
        "answers": {
            code: [answer.level, answer.importance, answer.comment]
            for code, answer in answers.by_element.items()
            if answer != Answer()
        },
        "submitted": answers.is_submitted,
    }


@kept_for_now
def _kept_intro(assessment: Assessment, layout: str) -> str:
    return _render_intro(assessment, layout, key=_ANY_KEY, choices=intro_choices(assessment))


def _render_intro(assessment: Assessment, layout: str, **context: Any) -> str:
    context |= {"layout": layout, "logo": _logo()}
    context |= about(assessment, get_questionnaire(assessment.pk))
    return render_to_string("assessments/respondent/intro.html", context)


@kept_for_now
def _kept_thanks(assessment: Assessment, layout: str) -> str:
    context = about(assessment, get_questionnaire(assessment.pk))
    context |= {"layout": layout, "key": _ANY_KEY}
    return render_to_string("assessments/respondent/thanks.html", context)


@kept_for_now
def _kept_survey(assessment: Assessment) -> str:
    context = about(assessment, get_questionnaire(assessment.pk))
    context |= {"layout": INSIDE, "questions": _questions(assessment.pk)}
    return _without_indents(render_to_string("assessments/respondent/survey.html", context))


@lru_cache(maxsize=64)
def _questions(assessment_id: int) -> str:
    """The same for every respondent, in the instrument's language: drawn once in each process."""
    drawn = _without_indents(render_questions(get_questionnaire(assessment_id)))
    return mark_safe(drawn)  # noqa: S308  a template's own output


def _without_indents(html: str) -> str:
    return re.sub(r"\n\s+", "\n", html)


def _logo() -> str:
    """Within the page, because a logo at an address of its own would need a door of its own."""
    brand = find_brand()
    if brand is None or not brand.logo or len(brand.logo) > LARGEST_LOGO:
        return ""
    return f"data:image/png;base64,{b64encode(brand.logo).decode()}"
