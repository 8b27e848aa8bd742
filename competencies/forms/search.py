"""The box that finds competencies."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Find a competency"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def words(self) -> str:
        """What to look for; nothing where the words cannot be looked for."""
        return self.cleaned_data["q"] if self.is_valid() else ""
