"""The part of the form that a survey and a quick scan share: name, elements, targets, rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assessments.actions.assessment_settings import HEAVIEST, AssessmentSettings
from assessments.forms.limits import LIMITS
from assessments.models import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms.boundfield import BoundField, BoundWidget

    from assessments.content import Element, Instrument
    from assessments.models import Assessment

PROFILES = [
    (Profile.STANDARD, _("Standard: the core elements and four in five of all elements")),
    (Profile.STRICT, _("Strict: every element")),
    (Profile.LENIENT, _("Lenient: two in three of all elements")),
]


@dataclass(frozen=True, slots=True)
class ElementRow:
    element: Element
    is_core: bool
    choice: BoundWidget
    target: BoundField
    weight: BoundField


class SettingsForm(forms.Form):
    """`target` holds for all elements; an element's own target and weight are exceptions."""

    name = forms.CharField(label=_("Name"), max_length=120)
    elements = forms.MultipleChoiceField(
        label=_("Elements"), widget=forms.CheckboxSelectMultiple, required=False
    )
    target = forms.TypedChoiceField(
        label=_("Target level"), coerce=int, widget=forms.RadioSelect, initial=3
    )
    profile = forms.ChoiceField(
        label=_("A level is reached when it is reached by"),
        choices=PROFILES,
        widget=forms.RadioSelect,
        initial=Profile.STANDARD,
    )
    ask_importance = forms.BooleanField(
        label=_("Ask how much each element matters"), required=False, initial=True
    )

    def __init__(self, *args: Any, content: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content = content
        codes = [element.code for element in content.elements]
        elements = cast("forms.MultipleChoiceField", self.fields["elements"])
        elements.choices = [(element.code, element.name) for element in content.elements]
        elements.initial = codes
        levels = [(level.number, f"{level.number} · {level.name}") for level in content.levels]
        cast("forms.TypedChoiceField", self.fields["target"]).choices = levels
        for element in content.elements:
            self.fields[f"target_{element.code}"] = _own_target(element, content)
            self.fields[f"weight_{element.code}"] = _own_weight(element)

    def domains(self) -> Iterator[tuple[str, list[ElementRow]]]:
        """Yield each domain's name with its rows, for a table of checkboxes."""
        choices = {choice.data["value"]: choice for choice in self["elements"].subwidgets}
        for domain in self.content.domains:
            yield domain.name, [self._row(each, choices[each.code]) for each in domain.elements]

    def settings(self) -> AssessmentSettings:
        given = self.cleaned_data
        chosen = tuple(given["elements"])
        return AssessmentSettings(
            name=given["name"],
            elements=chosen,
            audiences=(),
            targets={code: given[f"target_{code}"] or given["target"] for code in chosen},
            weights={code: given[f"weight_{code}"] or 1.0 for code in chosen},
            profile=given["profile"],
            ask_importance=given["ask_importance"],
        )

    def _row(self, element: Element, choice: BoundWidget) -> ElementRow:
        return ElementRow(
            element=element,
            is_core=element.code in self.content.core,
            choice=choice,
            target=self[f"target_{element.code}"],
            weight=self[f"weight_{element.code}"],
        )


def initial_settings(assessment: Assessment) -> dict[str, Any]:
    """Show what is stored: the commonest target for all, others as exceptions."""
    targets = list(assessment.targets.values())
    common = max(set(targets), key=targets.count, default=3)
    return {
        "name": assessment.name,
        "elements": assessment.elements,
        "target": common,
        "profile": assessment.profile,
        "ask_importance": assessment.ask_importance,
        **{f"target_{code}": own for code, own in assessment.targets.items() if own != common},
        **{f"weight_{code}": own for code, own in assessment.weights.items() if own != 1},
    }


def _own_target(element: Element, content: Instrument) -> forms.Field:
    return forms.TypedChoiceField(
        label=format_lazy("{} – {}", _("Target level"), element.name),
        choices=[("", "–"), *((level.number, str(level.number)) for level in content.levels)],
        coerce=int,
        empty_value=None,
        required=False,
    )


def _own_weight(element: Element) -> forms.Field:
    return forms.FloatField(
        label=format_lazy("{} – {}", _("Weight"), element.name),
        min_value=0.1,
        max_value=HEAVIEST,
        required=False,
        error_messages=LIMITS,
        widget=forms.NumberInput(attrs={"step": "0.1", "placeholder": "1"}),
    )
