"""The form for the next wave of an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from assessments.models import Instrument


class NextWaveForm(forms.Form):
    """Offers a newer version of the questions where there is one; the old one is the default."""

    name = forms.CharField(label=_("Name of the next wave"), max_length=120)

    def __init__(self, *args: Any, newer: Instrument | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.newer = newer
        if newer is not None:
            self.fields["take_newer"] = forms.BooleanField(
                label=_("Ask by the newer version %(version)s") % {"version": newer.version},
                help_text=_(
                    "Elements in the same words stay comparable. The others are marked as asked "
                    "differently, and no change is worked out for them."
                ),
                required=False,
            )

    @property
    def instrument(self) -> Instrument | None:
        """The version to ask by, or None for the same one."""
        return self.newer if self.cleaned_data.get("take_newer") else None
