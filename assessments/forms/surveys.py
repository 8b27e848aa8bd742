"""The form for a survey: the shared settings, whom it asks, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assessments.actions.assessment_settings import (
    DEFAULT_GROUP,
    LARGEST_AUDIENCE,
    LARGEST_GROUP,
    SMALLEST_GROUP,
    AskedAudience,
    AssessmentSettings,
)
from assessments.forms.grouping import GroupingForm, initial_grouping
from assessments.forms.limits import LIMITS
from assessments.forms.settings import SettingsForm, initial_settings

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField

    from assessments.content import Instrument
    from assessments.models import Assessment, Audience


@dataclass(frozen=True, slots=True)
class AudienceRow:
    name: str
    chosen: BoundField
    headcount: BoundField


def _moment(label: Any, help_text: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, help_text=help_text, required=False, widget=widget)


class SurveyForm(GroupingForm, SettingsForm):
    minimum_group = forms.IntegerField(
        label=_("Smallest group shown"),
        help_text=_("Results of fewer people are never shown. Fixed when the survey opens."),
        min_value=SMALLEST_GROUP,
        max_value=LARGEST_GROUP,
        initial=DEFAULT_GROUP,
        error_messages=LIMITS,
    )
    opens_at = _moment(
        _("Opens"), _("Opens by itself at this time; leave it empty to open by hand.")
    )
    closes_at = _moment(
        _("Closes"), _("Closes by itself at this time; leave it empty to close by hand.")
    )

    def __init__(self, *args: Any, content: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, content=content, **kwargs)
        for audience in content.audiences:
            self.fields[f"audience_{audience.code}"] = forms.BooleanField(
                label=audience.name, required=False, initial=True
            )
            self.fields[f"headcount_{audience.code}"] = forms.IntegerField(
                label=format_lazy("{} – {}", _("Number of people"), audience.name),
                min_value=1,
                max_value=LARGEST_AUDIENCE,
                required=False,
                error_messages=LIMITS,
            )

    def audiences(self) -> list[AudienceRow]:
        return [
            AudienceRow(each.name, self[f"audience_{each.code}"], self[f"headcount_{each.code}"])
            for each in self.content.audiences
        ]

    def settings(self) -> AssessmentSettings:
        given = self.cleaned_data
        asked = (each.code for each in self.content.audiences if given[f"audience_{each.code}"])
        return replace(
            super().settings(),
            audiences=tuple(AskedAudience(code, given[f"headcount_{code}"]) for code in asked),
            **self.grouping(),
            minimum_group=given["minimum_group"],
            opens_at=given["opens_at"],
            closes_at=given["closes_at"],
        )


def initial_survey(
    assessment: Assessment, audiences: list[Audience], content: Instrument
) -> dict[str, Any]:
    asked = {audience.code: audience.headcount for audience in audiences}
    return {
        **initial_settings(assessment),
        **initial_grouping(assessment),
        "minimum_group": assessment.minimum_group,
        "opens_at": assessment.opens_at,
        "closes_at": assessment.closes_at,
        **{f"audience_{each.code}": each.code in asked for each in content.audiences},
        **{f"headcount_{code}": headcount for code, headcount in asked.items()},
    }
