"""How the API reads long lists: by the key of the last row, never by counting off pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination

if TYPE_CHECKING:
    from rest_framework.request import Request

_LONGEST_ID = 18


class ByKey(CursorPagination):
    """A cursor holds the id of a row; one that somebody made up is not found."""

    def decode_cursor(self, request: Request) -> Any:
        cursor = super().decode_cursor(request)
        at = str(cursor.position or "") if cursor else ""
        if at and not (at.isascii() and at.isdigit() and len(at) <= _LONGEST_ID):
            raise NotFound(self.invalid_cursor_message)
        return cursor


class OldestFirst(ByKey):
    ordering = "id"


class NewestFirst(ByKey):
    ordering = "-id"
