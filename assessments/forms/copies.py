"""The form for the next wave of an assessment."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class NextWaveForm(forms.Form):
    name = forms.CharField(label=_("Name of the next wave"), max_length=120)
