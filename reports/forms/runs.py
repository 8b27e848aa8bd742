"""Which assessment a report is asked for."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from hilo.errors import DomainError

_LARGEST_ID = 2**63 - 1


class NoAssessmentNamed(DomainError):
    code: ClassVar[str] = "no_assessment_named"
    message = _("Open a result and build its report from there.")


class ReportForm(forms.Form):
    assessment = forms.IntegerField(min_value=1, max_value=_LARGEST_ID)

    def assessment_id(self) -> int:
        if not self.is_valid():
            raise NoAssessmentNamed
        return int(self.cleaned_data["assessment"])
