"""What respondents are told, in three parts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.tellings import Told

LONGEST = 6000


def _part(label: str, *, required: bool = False, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class TellingForm(forms.Form):
    heard = _part(
        _("What we heard"),  # type: ignore[arg-type]  # lazy
        required=True,
        help_text=_("Only what this result shows anyway; never what one person wrote."),  # type: ignore[arg-type]  # lazy
    )
    decided = _part(_("What we decided"))  # type: ignore[arg-type]  # lazy
    next = _part(_("What comes next"))  # type: ignore[arg-type]  # lazy

    def told(self, *, language: str) -> Told:
        return Told(**self.cleaned_data, language=language)
