"""Shows the people who run an assessment what respondents will see; nothing is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.safestring import mark_safe

from assessments.queries.assessments import get_assessment
from assessments.queries.questionnaires import build_questionnaire
from assessments.views.respondent_pages import about, draw, render_questions
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class AssessmentPreview(OrganizationView):
    permission = Permission.RUN_ASSESSMENTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        assessment = get_assessment(assessment_id=assessment_id)
        assessment.organization = self.request.organization
        questionnaire = build_questionnaire(assessment)
        with translation.override(questionnaire.instrument.language):
            questions = render_questions(questionnaire, preview=True)
            return draw(
                request,
                "assessments/respondent/survey.html",
                questions=mark_safe(questions),  # noqa: S308  a template's own output
                answers={"answers": {}, "submitted": False},
                preview=True,
                **about(assessment, questionnaire),
            )
