"""The page that prepares the next wave of an assessment, by the same questions or newer ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from assessments.actions.assessments import duplicate_assessment
from assessments.forms.copies import NextWaveForm
from assessments.queries.instruments import find_newer_version
from assessments.queries.revisions import revision_of
from assessments.views.assessment_steps import StepPage

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Assessment


class AssessmentDuplicate(StepPage):
    template = "assessments/assessment_duplicate.html"

    def shown(self, assessment: Assessment) -> dict[str, Any]:
        newer = find_newer_version(assessment.instrument)
        initial = {"name": _("%(name)s, next wave") % {"name": assessment.name}}
        return {
            "form": NextWaveForm(initial=initial, newer=newer),
            "revision": revision_of(assessment, newer) if newer else None,
        }

    def act(self, assessment: Assessment) -> HttpResponse | None:
        newer = find_newer_version(assessment.instrument)
        form = NextWaveForm(self.request.POST, newer=newer)
        if not form.is_valid():
            page: dict[str, Any] = {
                "nav": "assessments",
                "assessment": assessment,
                **self.shown(assessment),
                "form": form,
            }
            return self.render(self.template, status=422, **page)
        copy = duplicate_assessment(
            assessment=assessment,
            name=form.cleaned_data["name"],
            instrument=form.instrument,
            by=self.request.user,
        )
        messages.success(self.request, _("The next wave is prepared; nothing is sent yet."))
        return redirect("assessments:assessment-show", self.request.organization.slug, copy.pk)
