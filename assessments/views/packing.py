"""Compresses the pages of respondents, who may be on a slow network."""

from __future__ import annotations

import gzip
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import brotli  # type: ignore[import-untyped]  # it ships no types
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

if TYPE_CHECKING:
    from django.http import HttpRequest

WORTH_PACKING = 1000
LONGEST_UNPACKED_END = 4000
_GZIP_FORMAT = 31  # what zlib calls the format of gzip with its largest window
_BROTLI_SMALLEST = 11
_BROTLI_END = b"\x03"  # an empty last block


def packed_response(request: HttpRequest, html: str, *, status: int = 200) -> HttpResponse:
    """Compress what is long.

    The only secret in these pages is the key that came with the same request, which no other site
    can send, so there is nothing to learn from their length.
    """
    encoding = _encoding(request, html)
    return _respond(_pack(html, encoding), encoding, status)


def packed_once(request: HttpRequest, html: str) -> HttpResponse:
    """Compress a page that is the same for everybody once in each process."""
    encoding = _encoding(request, html)
    return _respond(_pack_and_keep(html, encoding), encoding, 200)


def packed_with_end(request: HttpRequest, same: str, own: str) -> HttpResponse:
    """Compress what is the same for everybody once, and let what is one person's own follow it."""
    if len(own) > LONGEST_UNPACKED_END:
        return packed_response(request, same + own)
    encoding = _encoding(request, same)
    return _respond(_ADD_END[encoding](same, own.encode()), encoding, 200)


def _respond(body: bytes, encoding: str, status: int) -> HttpResponse:
    response = HttpResponse(body, status=status)
    if encoding:
        response["Content-Encoding"] = encoding
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _encoding(request: HttpRequest, html: str) -> str:
    if len(html) < WORTH_PACKING:
        return ""
    accepted = request.headers.get("Accept-Encoding", "")
    return next((name for name in ("br", "gzip") if name in accepted), "")


def _pack(html: str, encoding: str, *, quality: int = 5) -> bytes:
    body = html.encode()
    if encoding == "br":
        packed: bytes = brotli.compress(body, quality=quality)
        return packed
    return gzip.compress(body, 5, mtime=0) if encoding else body


@lru_cache(maxsize=32)
def _pack_and_keep(html: str, encoding: str) -> bytes:
    return _pack(html, encoding, quality=_BROTLI_SMALLEST)


def _add_brotli_end(same: str, own: bytes) -> bytes:
    """What is added stays as it is: as a block of its own that says so (RFC 7932, 9.2)."""
    head = (len(own) - 1) << 3 | 1 << 19
    return _brotli_beginning(same) + head.to_bytes(3, "little") + own + _BROTLI_END


def _add_gzip_end(same: str, own: bytes) -> bytes:
    packed, packer = _gzip_beginning(same)
    packer = packer.copy()
    return packed + packer.compress(own) + packer.flush()


@lru_cache(maxsize=64)
def _brotli_beginning(same: str) -> bytes:
    packer = brotli.Compressor(quality=_BROTLI_SMALLEST)
    beginning: bytes = packer.process(same.encode()) + packer.flush()
    return beginning


@lru_cache(maxsize=64)
def _gzip_beginning(same: str) -> tuple[bytes, Any]:
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP_FORMAT)
    return packer.compress(same.encode()) + packer.flush(zlib.Z_SYNC_FLUSH), packer


def _add_end(same: str, own: bytes) -> bytes:
    return same.encode() + own


_ADD_END = {"br": _add_brotli_end, "gzip": _add_gzip_end, "": _add_end}
