"""The form that names an organization and says where it is."""

from __future__ import annotations

from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from organizations.forms.countries import COUNTRIES
from organizations.models import Organization

_CONTINENTS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe")
_OCEANS = ("Indian", "Pacific")


def time_zone_choices() -> list[tuple[str, str]]:
    """The zones named after places, and UTC; without the aliases kept for old computers."""
    regions = {*_CONTINENTS, *_OCEANS}
    places = sorted(zone for zone in available_timezones() if zone.partition("/")[0] in regions)
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in places)]


class OrganizationForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in stubs only
    country = forms.ChoiceField(
        label=_("Country"), choices=[("", _("Choose …")), *COUNTRIES], required=False
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=time_zone_choices,
        initial="UTC",
        help_text=_("Opening and closing times are meant in this zone."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Used for mail and reports; everybody may read the pages in another one."),
    )

    class Meta:
        model = Organization
        fields = ("name", "sector", "size_band", "country", "time_zone", "language", "currency")
        labels = {
            "name": _("Name of the organization"),
            "sector": _("Sector"),
            "size_band": _("Size"),
            "currency": _("Currency"),
        }
        help_texts: ClassVar = {"currency": _("Written beside costs, for example EUR.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("sector", "size_band"):
            choices = list(self.fields[name].choices)  # type: ignore[attr-defined]  # a choice field
            self.fields[name].choices = [("", _("Choose …")), *choices[1:]]  # type: ignore[attr-defined]  # as above
