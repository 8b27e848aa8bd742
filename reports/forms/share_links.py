"""Who a result is shared with and for how long; the key and password that a reader brings."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.limits import LIMITS
from reports.actions.share_links import DEFAULT_DAYS

_DAYS = [
    (7, _("a week")),
    (30, _("30 days")),
    (90, _("90 days")),
    (180, _("180 days")),
]
SHORTEST_PASSWORD = 8


class ShareLinkForm(forms.Form):
    reader = forms.CharField(
        label=_("For whom"),
        max_length=80,
        help_text=_("So that you know later whose link it is, for example Board meeting in May."),
    )
    days = forms.TypedChoiceField(
        label=_("Works for"), choices=_DAYS, coerce=int, initial=DEFAULT_DAYS
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        min_length=SHORTEST_PASSWORD,
        max_length=128,
        strip=False,
        error_messages=LIMITS,
        help_text=_("At least 8 characters. Tell it by another way than the link."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class SharedKeyForm(forms.Form):
    key = forms.CharField(
        label=_("Link"),
        max_length=400,
        help_text=_("Copy the whole link from the message you got and paste it here."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_key(self) -> str:
        """Take the part of the link after the # sign."""
        return self.cleaned_data["key"].rpartition("#")[2].strip()


class SharedPasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        max_length=128,
        strip=False,
        help_text=_("Whoever sent you the link knows it."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
