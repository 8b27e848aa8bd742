"""How the API reads long lists: by the key of the last row, never by counting off pages."""

from __future__ import annotations

from rest_framework.pagination import CursorPagination


class OldestFirst(CursorPagination):
    ordering = "id"
