"""Publishing an interim result: asking for it, how far it has come, giving it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django_htmx.http import HTMX_STOP_POLLING

from assessments.actions.interims import cancel_interim, request_interim
from assessments.models import ClosingStep
from assessments.queries.assessments import get_assessment
from assessments.queries.interims import list_interims
from assessments.views.assessment_steps import StepPage
from assessments.views.settings_pages import assessment_url
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.models import Assessment


class InterimCreate(StepPage):
    template = "assessments/interim_create.html"

    def act(self, assessment: Assessment) -> HttpResponse | None:
        request_interim(assessment=assessment, by=self.request.user)
        return None


class InterimStatus(OrganizationView):
    """The moving part of the assessment's page."""

    permission = Permission.RUN_ASSESSMENTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        assessment = get_assessment(assessment_id=assessment_id)
        shown = shown_interims(assessment)
        moving = bool(shown["newest_interim"] and shown["newest_interim"].is_under_way)
        context = {"assessment": assessment, "swapped": True, **shown}
        status = 200 if moving else HTMX_STOP_POLLING
        return render(request, "assessments/_interims.html", context, status=status)


class InterimCancel(OrganizationView):
    permission = Permission.RUN_ASSESSMENTS

    def post(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        assessment = get_assessment(assessment_id=assessment_id)
        cancel_interim(assessment=assessment, by=self.request.user)
        return HttpResponseRedirect(self.refused_url())

    def refused_url(self) -> str:
        return assessment_url(self.request.organization.slug, self.kwargs["assessment_id"])


def shown_interims(assessment: Assessment) -> dict[str, Any]:
    listed = list(list_interims(assessment.pk))
    newest = listed[0] if listed else None
    step = newest.step if newest else ""
    return {
        "interims": [each for each in listed if each.is_ready],
        "newest_interim": newest,
        "interim_steps": len(ClosingStep),
        "interim_step": ClosingStep.values.index(step) + 1 if step in ClosingStep.values else 1,
    }
