"""The page for what should not have happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseServerError
from django.template import loader

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def server_error(_request: HttpRequest) -> HttpResponse:
    """Render without a request: whatever broke must not break this page too."""
    return HttpResponseServerError(loader.get_template("500.html").render({}))
