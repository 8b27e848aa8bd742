"""Telling respondents what was heard and decided: written, looked at, published, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from assessments.actions.tellings import publish_telling, withdraw_telling, write_telling
from assessments.queries.initiatives import list_live_initiatives
from assessments.queries.results import get_result
from assessments.queries.tellings import find_telling, told_link
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from reports.forms.tellings import TellingForm
from reports.queries.material import material_of
from reports.sections import telling as telling_section

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.models import Result, Telling
    from organizations.models import Organization


class ToldEdit(OrganizationView):
    permission = Permission.PLAN_INITIATIVES

    def get(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        result = get_result(assessment_id)
        telling = find_telling(assessment_id=assessment_id)
        initial = _written(telling) or _drafted(result, self.request.organization)
        return self._show(result, telling, TellingForm(initial=initial))

    def post(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        result, form = get_result(assessment_id), TellingForm(request.POST)
        if not form.is_valid():
            return self._show(result, find_telling(assessment_id=assessment_id), form, status=422)
        told = form.told(language=result.assessment.instrument.language)
        telling = write_telling(assessment=result.assessment, told=told, by=self.request.user)
        if "publish" in request.POST:
            publish_telling(telling=telling, by=self.request.user, now=timezone.now())
            messages.success(request, _("It is published. Send people the link below."))
        else:
            messages.success(request, _("It is saved."))
        return redirect(_told_url(self))

    def _show(
        self, result: Result, telling: Telling | None, form: TellingForm, **more: Any
    ) -> HttpResponse:
        link = told_link(telling) if telling and telling.is_published else ""
        context: dict[str, Any] = {"result": result, "telling": telling, "form": form, "link": link}
        return self.render("reports/told_edit.html", nav="results", **context, **more)


class ToldPreview(OrganizationView):
    permission = Permission.PLAN_INITIATIVES

    def get(self, _request: HttpRequest, assessment_id: int) -> HttpResponse:
        result = get_result(assessment_id)
        telling = find_telling(assessment_id=assessment_id)
        if telling is None:
            return redirect(_told_url(self))
        with translation.override(telling.language):
            return self.render(
                "assessments/told.html",
                layout="assessments/respondent/base.html",
                telling=telling,
                result=result,
                is_preview=True,
            )


class ToldWithdraw(OrganizationView):
    permission = Permission.PLAN_INITIATIVES

    def post(self, request: HttpRequest, assessment_id: int) -> HttpResponse:
        result = get_result(assessment_id)
        telling = find_telling(assessment_id=result.assessment_id)
        withdraw_telling(telling=telling, by=self.request.user)
        messages.success(request, _("It is taken back; the link opens nothing any more."))
        return redirect(_told_url(self))

    def refused_url(self) -> str:
        return _told_url(self)


def _told_url(view: OrganizationView) -> str:
    slug = view.request.organization.slug
    return reverse("reports:told-edit", args=[slug, view.kwargs["assessment_id"]])


def _written(telling: Telling | None) -> dict[str, str]:
    if telling is None:
        return {}
    return {part: getattr(telling, part) for part in ("heard", "decided", "next")}


def _drafted(result: Result, organization: Organization) -> dict[str, str]:
    """A first draft in the language of the questions."""
    material = material_of(result, organization=organization)
    live = list(list_live_initiatives(assessment_id=result.assessment_id))
    with translation.override(result.assessment.instrument.language):
        return telling_section.draft(material, live)
