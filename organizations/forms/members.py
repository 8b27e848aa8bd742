"""The forms for inviting people and changing their role."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.models import Role, Unit
from organizations.queries.units import list_units

ROLE_WORDS = _(
    "Owner: everything. L&D leader: runs assessments and manages members. Consultant: runs "
    "assessments. Executive: reads results. Line manager: reads the results of one unit."
)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, help_text=ROLE_WORDS)
    unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label=_("Unit"),
        queryset=None,
        required=False,
        empty_label=_("None"),
        help_text=_("For line managers only."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through
        units = self.fields["unit"]
        if isinstance(units, forms.ModelChoiceField):
            units.queryset = list_units()


class InviteForm(RoleForm):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)

    field_order = ("email", "role", "unit")
