"""The form for an organization's accent color and logo."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.forms.accent import clean_accent
from organizations.forms.logo import clean_logo


class BrandForm(forms.Form):
    accent = forms.CharField(
        label=_("Accent color"),
        required=False,
        max_length=20,
        help_text=_("As # and six digits, dark enough for white text. Empty: the green of HILO."),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG or JPEG, up to 1 MB; shown at 600 pixels at most."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    remove_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    def __init__(self, *args: object, current_logo: bytes | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through
        self.current_logo = current_logo
        if current_logo is None:
            del self.fields["remove_logo"]

    def clean_accent(self) -> str:
        return clean_accent(self.cleaned_data["accent"])

    def clean_logo(self) -> bytes | None:
        upload = self.cleaned_data["logo"]
        return clean_logo(upload) if upload else None

    @property
    def logo_to_keep(self) -> bytes | None:
        """A new picture wins over the tick that removes the old one."""
        if self.cleaned_data["logo"]:
            return self.cleaned_data["logo"]
        return None if self.cleaned_data.get("remove_logo") else self.current_logo
