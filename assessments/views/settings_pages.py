"""The pages that create an assessment and change its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from assessments.actions.assessments import AssessmentNotDraft, change_assessment, create_assessment
from assessments.actions.quick_scans import create_quick_scan
from assessments.forms.quick_scans import QuickScanForm, initial_quick_scan
from assessments.forms.surveys import SurveyForm, initial_survey
from assessments.models import Mode, Status
from assessments.queries.assessments import find_free_name, get_assessment, list_audiences
from assessments.queries.instruments import get_instrument_content, get_newest_instrument
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.views.form_page import FormPage, sent

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.forms.settings import SettingsForm
    from assessments.models import Assessment, Instrument


class AssessmentCreate(OrganizationView):
    """Chooses between the two kinds."""

    permission = Permission.RUN_ASSESSMENTS

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.render("assessments/assessment_create.html", nav="assessments")


class SettingsPage(FormPage, abstract=True):
    """Subclasses say which form, and where the settings it yields lead."""

    permission = Permission.RUN_ASSESSMENTS
    nav = "assessments"

    def to_assessment(self, assessment: Assessment) -> HttpResponse:
        return redirect(assessment_url(self.request.organization.slug, assessment.pk))


class CreatePage(SettingsPage, abstract=True):
    @cached_property
    def instrument(self) -> Instrument:
        return get_newest_instrument(language=self.request.organization.language)


class SurveyCreate(CreatePage):
    template = "assessments/survey_create.html"

    def make_form(self) -> SettingsForm:
        content = get_instrument_content(self.instrument.pk)
        name = _("How we learn %(year)s") % {"year": timezone.localdate().year}
        return SurveyForm(
            **sent(self.request), content=content, initial={"name": find_free_name(name)}
        )

    def store(self, form: SettingsForm) -> HttpResponse:
        created = create_assessment(
            instrument=self.instrument, settings=form.settings(), by=self.request.user
        )
        messages.success(self.request, _("The survey is ready. Try it out, then open it."))
        return self.to_assessment(created)


class QuickScanCreate(CreatePage):
    template = "assessments/quick_scan_create.html"

    def make_form(self) -> SettingsForm:
        content = get_instrument_content(self.instrument.pk)
        month = date_format(timezone.localdate(), "YEAR_MONTH_FORMAT")
        name = _("Quick scan, %(month)s") % {"month": month}
        return QuickScanForm(
            **sent(self.request), content=content, initial={"name": find_free_name(name)}
        )

    def store(self, form: SettingsForm) -> HttpResponse:
        _assessment, key = create_quick_scan(
            instrument=self.instrument,
            settings=form.settings(),
            by=self.request.user,
            now=timezone.now(),
        )
        return HttpResponseRedirect(f"{reverse('assessments:respond')}#{key}")


class AssessmentEdit(SettingsPage):
    template = "assessments/assessment_edit.html"

    def make_form(self) -> SettingsForm:
        assessment = self.assessment
        if assessment.status != Status.DRAFT:
            raise AssessmentNotDraft
        content = get_instrument_content(assessment.instrument_id)
        audiences = list_audiences(assessment)
        if assessment.mode == Mode.QUICK:
            initial = initial_quick_scan(assessment, audiences)
            return QuickScanForm(**sent(self.request), content=content, initial=initial)
        initial = initial_survey(assessment, audiences, content)
        return SurveyForm(**sent(self.request), content=content, initial=initial)

    def store(self, form: SettingsForm) -> HttpResponse:
        changed = change_assessment(
            assessment=self.assessment, settings=form.settings(), by=self.request.user
        )
        messages.success(self.request, _("The settings are saved."))
        return self.to_assessment(changed)

    @cached_property
    def assessment(self) -> Assessment:
        return get_assessment(assessment_id=self.kwargs["assessment_id"])

    def refused_url(self) -> str:
        return assessment_url(self.request.organization.slug, self.kwargs["assessment_id"])


def assessment_url(slug: str, assessment_id: int) -> str:
    return reverse("assessments:assessment-show", args=[slug, assessment_id])
