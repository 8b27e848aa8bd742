"""Compresses the pages of respondents, who may be on a slow network."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]  # it ships no types
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

if TYPE_CHECKING:
    from django.http import HttpRequest

WORTH_PACKING = 1000


def packed_response(request: HttpRequest, html: str, *, status: int = 200) -> HttpResponse:
    """Compress what is long.

    The only secret in these pages is the key that came with the same request, which no other site
    can send, so there is nothing to learn from their length.
    """
    return _respond(request, html, status, kept=False)


def packed_once(request: HttpRequest, html: str) -> HttpResponse:
    """Compress a page that is the same for everybody once in each process."""
    return _respond(request, html, 200, kept=True)


def _respond(request: HttpRequest, html: str, status: int, *, kept: bool) -> HttpResponse:
    encoding = _encoding(request) if len(html) >= WORTH_PACKING else ""
    body = (_pack_and_keep if kept else _pack)(html, encoding)
    response = HttpResponse(body, status=status)
    if encoding:
        response["Content-Encoding"] = encoding
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _encoding(request: HttpRequest) -> str:
    accepted = request.headers.get("Accept-Encoding", "")
    return next((name for name in ("br", "gzip") if name in accepted), "")


def _pack(html: str, encoding: str) -> bytes:
    body = html.encode()
    if encoding == "br":
        packed: bytes = brotli.compress(body, quality=5)
        return packed
    return gzip.compress(body, 5, mtime=0) if encoding else body


_pack_and_keep = lru_cache(maxsize=32)(_pack)
