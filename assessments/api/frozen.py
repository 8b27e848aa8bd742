"""Sends what never changes again as the bytes it was once written as, or says that it is known."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from django.core.cache import caches
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from rest_framework.renderers import JSONRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponseBase
    from rest_framework.request import Request


def send_frozen(request: Request, *, version: str, read: Callable[[], Any]) -> HttpResponseBase:
    """Call `read` where this version was not yet written in this language by this process.

    `version` names what is sent, its row, the organization, and the version of the row.
    Whoever asks has passed the gate before, at every request: nothing here knows who it is.
    """
    key = f"{version}:{get_language()}"
    etag, content = cast(
        "tuple[str, bytes]",
        caches["written"].get_or_set(key, lambda: _write(read()), timeout=None),
    )
    response = HttpResponse(content, content_type=JSONRenderer.media_type)
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return get_conditional_response(request, etag=etag, response=response) or response


def _write(data: Any) -> tuple[str, bytes]:
    content = JSONRenderer().render(data)
    return f'"{sha256(content).hexdigest()[:32]}"', content
