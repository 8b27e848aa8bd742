"""The form for a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.queries.units import list_units

if TYPE_CHECKING:
    from organizations.models import Unit


class UnitForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        required=False,
        help_text=_("As in your other systems, for example a cost center."),
    )
    parent: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label=_("Belongs to"),
        queryset=None,
        required=False,
        empty_label=_("The organization itself"),
    )

    def __init__(self, *args: object, unit: Unit | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through
        parents = self.fields["parent"]
        if isinstance(parents, forms.ModelChoiceField):
            parents.queryset = list_units().exclude(pk=unit.pk) if unit else list_units()
