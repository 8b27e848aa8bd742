"""The forms that take a framework's file in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from competencies.content.decoding import LARGEST_FILE

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("Up to 2 MB and 5,000 competencies; comma, semicolon or tab."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )

    def clean_file(self) -> UploadedFile[Any]:
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST_FILE:
            raise ValidationError(_("The file is larger than 2 MB. Split it into two frameworks."))
        return upload

    def sent_file(self) -> dict[str, Any]:
        """The file as an action takes it; its name is for people and opens nothing."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        name = re.sub(r"[\x00-\x1f\x7f]", "", upload.name or "")[:120]
        return {"content": upload.read(), "file_name": name}


class ImportForm(FileForm):
    name = forms.CharField(label=_("Name of the framework"), max_length=120)
    description = forms.CharField(
        label=_("What it is for"), max_length=1_000, required=False, widget=forms.Textarea
    )
    field_order = ("name", "file", "description")
