"""The part of a survey's form that says which groups exist and how they are protected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.attributes import (
    LONGEST_NAME,
    MOST_ATTRIBUTES,
    AskedAttribute,
    asked_attributes,
)
from assessments.models import Combine, Protection, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms.boundfield import BoundField

    from assessments.models import Assessment

NUMBERS = range(1, MOST_ATTRIBUTES + 1)

TABLES = [
    (
        Tables.SIMPLE,
        _("Simple: audiences, and units within each. Attributes are asked but get no figures."),
    ),
    (
        Tables.CROSSED,
        _(
            "Crossed: whole units and each attribute as well, as far as it is proven that no "
            "combination of figures is about too few people."
        ),
    ),
]
PROTECTION = [
    (
        Protection.STANDARD,
        _(
            "Standard: figures are exact, and no group below the smallest can be told apart. If "
            "everybody in a shown group said the same, that can be seen."
        ),
    ),
    (
        Protection.STRICT,
        _(
            "Strict: where everybody in a shown group said the same, one published answer is moved "
            "by one level, so that nobody’s answer is certain. Such figures are slightly off."
        ),
    ),
]
COMBINE = [
    (Combine.EQUAL, _("Each audience counts the same, however large it is")),
    (
        Combine.HEADCOUNT,
        _("By headcount: larger audiences count more (needs the number of people of each)"),
    ),
]


def _radio(label: Any, choices: Any, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, initial=initial, widget=forms.RadioSelect
    )


class GroupingForm(forms.Form):
    ask_unit = forms.BooleanField(
        label=_("Ask which unit people belong to"),
        help_text=_("Results by unit are shown only where enough people answered."),
        required=False,
    )
    tables = _radio(_("Groups that may be shown"), TABLES, Tables.CROSSED)
    protection = _radio(_("Protection"), PROTECTION, Protection.STANDARD)
    combine = _radio(_("Audiences in the overall figures"), COMBINE, Combine.EQUAL)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in NUMBERS:
            self.fields[f"attribute_{number}_name"] = forms.CharField(
                label=_("Attribute %(number)s") % {"number": number},
                help_text=_("For example: Location, or Years of service."),
                max_length=LONGEST_NAME,
                required=False,
            )
            self.fields[f"attribute_{number}_values"] = forms.CharField(
                label=_("Values of attribute %(number)s") % {"number": number},
                help_text=_("2 to 60, one on each line."),
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def attributes(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"attribute_{n}_name"], self[f"attribute_{n}_values"]) for n in NUMBERS]

    def grouping(self) -> dict[str, Any]:
        """The settings of this part."""
        given = self.cleaned_data
        return {
            "ask_unit": given["ask_unit"],
            "attributes": tuple(self._asked()),
            "tables": given["tables"],
            "protection": given["protection"],
            "combine": given["combine"],
        }

    def _asked(self) -> Iterator[AskedAttribute]:
        """What is left wholly empty is not asked; half an attribute is refused with advice."""
        for number in NUMBERS:
            name = self.cleaned_data[f"attribute_{number}_name"]
            lines = self.cleaned_data[f"attribute_{number}_values"].splitlines()
            values = tuple(line.strip() for line in lines if line.strip())
            if name or values:
                yield AskedAttribute(name, values)


def initial_grouping(assessment: Assessment) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "ask_unit": assessment.ask_unit,
        "tables": assessment.tables,
        "protection": assessment.protection,
        "combine": assessment.combine,
    }
    for number, attribute in enumerate(asked_attributes(assessment.attributes), start=1):
        shown[f"attribute_{number}_name"] = attribute.name
        shown[f"attribute_{number}_values"] = "\n".join(attribute.values)
    return shown
