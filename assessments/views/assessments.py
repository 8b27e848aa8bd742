"""The pages of assessments: the list, one assessment in its present state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HTMX_STOP_POLLING, HttpResponseClientRedirect

from assessments.access.respondent import find_respondent_door
from assessments.actions.closer import is_waiting
from assessments.models import ClosingStep, Status
from assessments.queries.assessments import get_assessment, list_assessments, list_audiences
from assessments.queries.instruments import get_instrument_content
from assessments.queries.links import audience_link, rater_keys
from assessments.queries.participation import count_submitted, get_participation
from assessments.views.interims import shown_interims
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.views.paging import list_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.models import Assessment
    from organizations.access.gate import OrganizationRequest

STATES = {
    Status.DRAFT: "assessments/_draft_state.html",
    Status.OPEN: "assessments/_open_state.html",
    Status.CLOSING: "assessments/_closing_state.html",
    Status.CLOSED: "assessments/_closed_state.html",
}


class AssessmentList(OrganizationView):
    permission = Permission.RUN_ASSESSMENTS

    def get(self, request: HttpRequest) -> HttpResponse:
        shown, neighbors = list_page(request, list_assessments())
        submitted = count_submitted(shown)
        return self.render(
            "assessments/assessment_list.html",
            nav="assessments",
            rows=[(each, submitted[each.pk]) for each in shown],
            **neighbors,
        )


class AssessmentShow(OrganizationView):
    """While it is open or closing, htmx asks every few seconds for the part that changes.

    `?then=result` leads on to the result as soon as there is one.
    """

    permission = Permission.RUN_ASSESSMENTS

    def get(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        assessment = get_assessment(assessment_id=assessment_id)
        if assessment.status == Status.CLOSED and request.GET.get("then") == "result":
            return _result_page(self.request, assessment_id)
        state = STATES[Status(assessment.status)]
        polling = self.request.htmx
        seen = request.GET.get("seen") if polling else assessment.status
        response = self.render(
            "assessments/assessment_show.html",
            "assessments/_participation.html" if assessment.status == Status.OPEN else state,
            status=200 if seen == assessment.status else HTMX_STOP_POLLING,
            nav="assessments",
            state_template=state,
            **_rating(assessment, self.request),
            **shown_state(assessment),
        )
        if seen != assessment.status and Status.OPEN in {seen, assessment.status}:
            response["HX-Refresh"] = "true"
        return response


def _rating(assessment: Assessment, request: OrganizationRequest) -> dict[str, Any]:
    """Who is at a quick scan, and where that person goes on: nobody else is led into the answers.

    Nothing while whoever rates has yet to begin, by the link.
    """
    if not assessment.is_named or assessment.status != Status.OPEN or request.htmx:
        return {}
    keys = [key for each in list_audiences(assessment) for key in rater_keys(each)]
    begun = next((key for key in keys if find_respondent_door(key)), None)
    if begun is None:
        return {}
    is_rater = assessment.created_by_id == request.user.pk
    go_on = f"{reverse('assessments:respond')}#{begun}" if is_rater else ""
    return {"is_begun": True, "go_on": go_on}


def _result_page(request: OrganizationRequest, assessment_id: int) -> HttpResponse:
    url = reverse("reports:result-show", args=[request.organization.slug, assessment_id])
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def shown_state(assessment: Assessment) -> dict[str, Any]:
    audiences = list_audiences(assessment)
    is_open = assessment.status == Status.OPEN
    content = get_instrument_content(assessment.instrument_id)
    return {
        "assessment": assessment,
        "audiences": audiences,
        "domains": [
            (domain.name, [each for each in domain.elements if each.code in assessment.elements])
            for domain in content.domains
        ],
        "participation": get_participation(assessment, audiences),
        **shown_interims(assessment),
        "links": [(each, audience_link(each)) for each in audiences] if is_open else [],
        "steps": [ClosingStep(step).label for step in ClosingStep],
        "at_step": _number_of_step(assessment.closing_step),
        "is_waiting": is_waiting(assessment, now=timezone.now()),
    }


def _number_of_step(step: str) -> int:
    return ClosingStep.values.index(step) + 1 if step else 1
