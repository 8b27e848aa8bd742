"""The pages for what should not have happened, and for what does not answer right now."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template import loader
from redis.exceptions import RedisError

if TYPE_CHECKING:
    from django.http import HttpRequest


def server_error(request: HttpRequest) -> HttpResponse:
    """Render without a request: whatever broke must not break this page too.

    Where the database or Redis is away nothing was done, and 503 says that it may be tried again.
    """
    away = isinstance(sys.exception(), (OperationalError, InterfaceError, RedisError))
    status = 503 if away else 500
    if request.path.startswith("/api/"):
        return JsonResponse(_API_WORDS[status], status=status)
    page = loader.get_template(f"{status}.html").render({})
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


_API_WORDS = {
    500: {"code": "broken", "message": "Something went wrong on our side.", "fields": {}},
    503: {
        "code": "unavailable",
        "message": "HILO cannot reach its database or queue right now. Try again in a minute.",
        "fields": {},
    },
}
