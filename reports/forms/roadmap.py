"""What a roadmap is asked for: quarters, person-days, days of a step, and own aims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.forms.limits import LIMITS
from reports.sections.quarters import quarter_name
from reports.sections.roadmap_ways import (
    MOST_QUARTERS,
    Basis,
    Course,
    Terms,
    usual_days,
    usual_quarters,
)

if TYPE_CHECKING:
    from reports.queries.material import Material

MOST_DAYS = 10_000
# Person-days of a step, by the level it leads to: the higher, the more people are in it.
USUAL_DAYS = {2: 15, 3: 25, 4: 40}
_LONGEST_STEP = 40
_DAYS_WITHOUT_A_WAY = 40


class RoadmapForm(forms.Form):
    """Without quarters or days it takes a year, and the fewest days that lead to the level."""

    quarters = forms.IntegerField(
        label=_("Quarters"),
        required=False,
        min_value=1,
        max_value=MOST_QUARTERS,
        error_messages=LIMITS,
    )
    days = forms.CharField(
        label=_("Person-days a quarter"),
        required=False,
        max_length=120,
        help_text=_("One number for all quarters, or one for each: 40, 40, 20."),
    )
    first = forms.TypedChoiceField(label=_("Begins with"), coerce=int)

    def __init__(self, data: Any, *, material: Material, now: int) -> None:
        self.material = material
        self.levels = [each.number for each in material.instrument.levels[1:]]
        self.given = {**self._usual(now), **{k: v for k, v in data.items() if v != ""}}
        super().__init__(self.given)
        quarters = [(now + ahead, quarter_name(now + ahead)) for ahead in range(5)]
        self.fields["first"].choices = quarters  # type: ignore[attr-defined]  # a choice field
        for level in self.levels:
            self.fields[f"days_{level}"] = _days(
                _("Days of a step to Level %(level)d") % {"level": level}, required=True
            )
        for element in material.elements:
            self.fields[f"days_{element.code}"] = _days(element.name)
            aims = [("", "–"), *((level, str(level)) for level in self.levels)]
            self.fields[element.code] = forms.TypedChoiceField(
                label=element.name, required=False, coerce=int, empty_value=None, choices=aims
            )

    def _usual(self, now: int) -> dict[str, Any]:
        days = {f"days_{n}": USUAL_DAYS.get(n, _LONGEST_STEP) for n in self.levels}
        return {"first": now + 1, **days}

    def clean_days(self) -> tuple[float, ...]:
        texts = [part.strip() for part in self.cleaned_data["days"].replace(";", ",").split(",")]
        try:
            found = tuple(float(text) for text in texts if text)
        except ValueError:
            found = (-1.0,)
        if not all(0 <= days <= MOST_DAYS for days in found):
            raise ValidationError(_("Write numbers from 0 to 10,000, separated by commas."))
        return found

    def course(self) -> Course:
        """Everything the ways are worked out on; what was left open takes the usual."""
        values, basis = self.cleaned_data, self._basis()
        quarters = values["quarters"] or min(usual_quarters(basis), MOST_QUARTERS)
        usual = usual_days(basis, quarters=quarters) or _DAYS_WITHOUT_A_WAY
        days = values["days"] or (float(usual),)
        budgets = days * quarters if len(days) == 1 else (*days, *[0.0] * quarters)
        wanted = tuple(
            (code, values[code])
            for code, entry in self._entries()
            if (values[code] or 0) > (entry.get("level") or 0)
        )
        return Course(basis, Terms(values["first"], budgets[:quarters], wanted))

    def show_terms(self, terms: Terms) -> None:
        """Write into the fields that were left open what the ways are worked out with."""
        self.given["quarters"] = len(terms.budgets)
        if not self.cleaned_data["days"]:
            self.given["days"] = int(terms.budgets[0])

    def _basis(self) -> Basis:
        values = self.cleaned_data
        efforts = {
            (code, level): values[f"days_{code}"] or values[f"days_{level}"]
            for code in self.material.element_codes
            for level in self.levels
        }
        return Basis(self.material, efforts)

    def _entries(self) -> list[tuple[str, dict[str, Any]]]:
        elements = self.material.overall["elements"]
        return [(code, elements[code]) for code in self.material.element_codes]

    def element_rows(self) -> list[dict[str, Any]]:
        """The fields of every element, for the table below the form."""
        return [
            {
                "name": self.material.instrument.element(code).name,
                "now": entry.get("level"),
                "aim": self[code],
                "days": self[f"days_{code}"],
            }
            for code, entry in self._entries()
        ]

    def general_fields(self) -> list[Any]:
        names = ("quarters", "days", "first", *(f"days_{level}" for level in self.levels))
        return [self[name] for name in names]


def _days(label: Any, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=required, min_value=1, max_value=MOST_DAYS, error_messages=LIMITS
    )
