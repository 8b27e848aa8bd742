"""Reads long lists page by page: by the key of a row, however many lie around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

PAGE_SIZE = 25
_LARGEST_ID = 2**63 - 1


def read_key(text: str) -> int | None:
    """Read a key from an address; one that somebody mended by hand is none."""
    is_key = text.isascii() and text.isdigit() and int(text[:20]) <= _LARGEST_ID
    return int(text[:20]) if is_key else None


def list_page(
    request: HttpRequest, rows: QuerySet[Any], **kept: str
) -> tuple[list[Any], dict[str, Any]]:
    """Return one page of rows, newest first, and the addresses of its neighbors for the template.

    `kept` are words of the address, such as a filter, that go on to the neighbors.
    """
    before = read_key(request.GET.get("before", ""))
    after = read_key(request.GET.get("after", ""))
    backwards = after is not None
    if backwards:
        rows = rows.filter(pk__gt=after).order_by("id")
    elif before is not None:
        rows = rows.filter(pk__lt=before)
    # One more than shown tells whether there is a further page.
    found = list(rows[: PAGE_SIZE + 1])
    more = len(found) > PAGE_SIZE
    shown = found[:PAGE_SIZE][::-1] if backwards else found[:PAGE_SIZE]
    has_newer, has_older = (more, True) if backwards else (before is not None, more)
    return shown, {
        "newer": _address(kept, after=shown[0].pk) if shown and has_newer else "",
        "older": _address(kept, before=shown[-1].pk) if shown and has_older else "",
    }


def _address(kept: dict[str, str], **key: int) -> str:
    return f"?{urlencode({**kept, **key})}"
