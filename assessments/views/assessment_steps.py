"""The pages that take an assessment one step on: open, close, try again, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions.assessments import (
    delete_assessment,
    open_assessment,
)
from assessments.actions.closing import request_close, retry_close
from assessments.actions.stopping import continue_closing, stop_closing
from assessments.models import Status
from assessments.queries.assessments import get_assessment, list_audiences
from assessments.queries.participation import get_participation
from assessments.views.settings_pages import assessment_url
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from assessments.models import Assessment


class StepPage(OrganizationView, abstract=True):
    """Asks on GET, acts on POST; subclasses say what to show and what to do."""

    permission = Permission.RUN_ASSESSMENTS
    template: ClassVar[str]

    def get(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        assessment = get_assessment(assessment_id=assessment_id)
        return self.render(
            self.template, nav="assessments", assessment=assessment, **self.shown(assessment)
        )

    def post(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        assessment = get_assessment(assessment_id=assessment_id)
        return self.act(assessment) or HttpResponseRedirect(self.refused_url())

    def shown(self, _assessment: Assessment) -> dict[str, Any]:
        return {}

    def act(self, assessment: Assessment) -> HttpResponse | None:
        """Return where to go, or None for the assessment's page."""
        raise NotImplementedError

    def refused_url(self) -> str:
        return assessment_url(self.request.organization.slug, self.kwargs["assessment_id"])


class AssessmentOpen(StepPage):
    template = "assessments/assessment_open.html"

    def shown(self, assessment: Assessment) -> dict[str, Any]:
        return {"audiences": list_audiences(assessment)}

    def act(self, assessment: Assessment) -> HttpResponse | None:
        open_assessment(assessment=assessment, by=self.request.user, now=timezone.now())
        messages.success(self.request, _("It is open. Send each audience its link."))
        return None


class AssessmentClose(StepPage):
    template = "assessments/assessment_close.html"

    def shown(self, assessment: Assessment) -> dict[str, Any]:
        return {"participation": get_participation(assessment)}

    def act(self, assessment: Assessment) -> HttpResponse | None:
        request_close(assessment=assessment, by=self.request.user, now=timezone.now())
        return None


class ClosingWord(OrganizationView, abstract=True):
    """A button of the closing page; subclasses say what it does."""

    permission = Permission.RUN_ASSESSMENTS
    act: ClassVar[Callable[..., Assessment]]

    def post(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        assessment = get_assessment(assessment_id=assessment_id)
        changed = self.act(assessment=assessment, by=self.request.user, now=timezone.now())
        self.tell(changed)
        return HttpResponseRedirect(self.refused_url())

    def tell(self, _changed: Assessment) -> None:
        """The page itself shows what is the case."""

    def refused_url(self) -> str:
        return assessment_url(self.request.organization.slug, self.kwargs["assessment_id"])


class AssessmentRetry(ClosingWord):
    act = staticmethod(retry_close)


class AssessmentStop(ClosingWord):
    act = staticmethod(stop_closing)

    def tell(self, changed: Assessment) -> None:
        if changed.status == Status.OPEN:
            messages.success(self.request, _("It is open again; every answer is still there."))


class AssessmentContinue(ClosingWord):
    act = staticmethod(continue_closing)


class AssessmentDelete(StepPage):
    template = "assessments/assessment_delete.html"

    def act(self, assessment: Assessment) -> HttpResponse | None:
        delete_assessment(assessment=assessment, by=self.request.user)
        messages.success(self.request, _("The assessment is deleted."))
        return redirect("assessments:assessment-list", self.request.organization.slug)
