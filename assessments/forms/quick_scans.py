"""The form for a quick scan: the shared settings, and as whom the rater answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.assessment_settings import AskedAudience, AssessmentSettings
from assessments.forms.settings import SettingsForm, initial_settings
from assessments.models import Mode

if TYPE_CHECKING:
    from assessments.content import Instrument
    from assessments.models import Assessment, Audience

USUAL_RATER = "learning"


class QuickScanForm(SettingsForm):
    audience = forms.ChoiceField(label=_("You answer as one of"), initial=USUAL_RATER)

    def __init__(self, *args: Any, content: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, content=content, **kwargs)
        audience = cast("forms.ChoiceField", self.fields["audience"])
        audience.choices = [(each.code, each.name) for each in content.audiences]

    def settings(self) -> AssessmentSettings:
        rater = AskedAudience(self.cleaned_data["audience"], headcount=1)
        return replace(super().settings(), mode=Mode.QUICK, audiences=(rater,))


def initial_quick_scan(assessment: Assessment, audiences: list[Audience]) -> dict[str, Any]:
    rater = audiences[0].code if audiences else USUAL_RATER
    return {**initial_settings(assessment), "audience": rater}
