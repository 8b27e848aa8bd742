"""The form that asks for an API key."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.actions.api_keys import ROLES_OF_KEYS


class ApiKeyForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("What will use the key, for example Payroll.")
    )
    role = forms.ChoiceField(
        label=_("May do what this role may"),
        choices=[(role.value, role.label) for role in ROLES_OF_KEYS],
    )
