"""The form by which an organization takes part in benchmarks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SharingForm(forms.Form):
    shares = forms.BooleanField(label=_("Take part in benchmarks"), required=False)
