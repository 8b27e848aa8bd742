"""The forms of a person's own account, and of the key that an invitation brings."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=150)


class InvitationKeyForm(forms.Form):
    key = forms.CharField(
        label=_("Key"),
        max_length=400,
        help_text=_("The part of the link after the # sign; the whole link will do, too."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_key(self) -> str:
        return self.cleaned_data["key"].rpartition("#")[2].strip()
