"""Hands a finished file over to be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from reports.exports.forms import MEDIA_TYPES

if TYPE_CHECKING:
    from reports.models import File


def send_file(file: File) -> HttpResponse:
    """Answer with the file, under the name it was given when it was made."""
    response = HttpResponse(bytes(file.content), content_type=MEDIA_TYPES[file.kind])
    response["Content-Disposition"] = str(content_disposition_header(True, file.name))
    response["X-Content-Type-Options"] = "nosniff"
    return response
