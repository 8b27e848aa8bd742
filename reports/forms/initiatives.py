"""What is to be done about an element: who, what, until when, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.initiatives import (
    LARGEST_EFFORT,
    LONGEST_DESCRIPTION,
    LONGEST_TOLD,
    Intent,
)
from assessments.forms.limits import LIMITS
from reports.forms.owners import OwnerField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizations.models import Membership, User
    from reports.queries.material import Material


class InitiativeForm(forms.Form):
    element = forms.ChoiceField(label=_("Element"))
    to_level = forms.TypedChoiceField(label=_("Leads to level"), coerce=int)
    title = forms.CharField(label=_("Title"), max_length=160)
    description = forms.CharField(
        label=_("What is done"),
        required=False,
        max_length=LONGEST_DESCRIPTION,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    owner = OwnerField(label=_("Owner"), required=False)
    owner_name = forms.CharField(
        label=_("Owner by name"),
        required=False,
        max_length=80,
        help_text=_("For somebody who is no member here."),
    )
    effort_days = forms.IntegerField(
        label=_("Person-days"),
        required=False,
        min_value=0,
        max_value=LARGEST_EFFORT,
        error_messages=LIMITS,
    )
    cost = forms.DecimalField(
        label=_("Cost"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        error_messages=LIMITS,
    )
    starts_on = forms.DateField(
        label=_("Starts"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    due_on = forms.DateField(
        label=_("Due"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    told_text = forms.CharField(
        label=_("What respondents are told of it"),
        required=False,
        max_length=LONGEST_TOLD,
        help_text=_("One sentence; it is offered when you tell people what was decided."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        material: Material,
        members: Sequence[Membership],
        owner: User | None = None,
        currency: str = "",
        **kwargs: Any,
    ) -> None:
        """`owner` is who owns the initiative now, and keeps it though no member any more."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(members, kept=owner)  # type: ignore[attr-defined]  # an owner field
        self._offer(
            "element", [(each.code, f"{each.code} {each.name}") for each in material.elements]
        )
        levels = material.instrument.levels[1:]
        self._offer("to_level", [(each.number, f"{each.number} {each.name}") for each in levels])
        if currency:
            self.fields["cost"].label = _("Cost in %(currency)s") % {"currency": currency}

    def _offer(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def intent(self, *, from_level: int | None) -> Intent:
        values = dict(self.cleaned_data)
        start = from_level if from_level and from_level < values["to_level"] else None
        return Intent(**values, from_level=start)
