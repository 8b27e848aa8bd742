"""Says whether this process can do its work: alive, and ready with its database and broker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import JsonResponse
from redis.exceptions import RedisError

if TYPE_CHECKING:
    from django.http import HttpRequest


def live(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def ready(_request: HttpRequest) -> JsonResponse:
    parts = {"database": _database_answers(), "redis": _redis_answers()}
    status = 200 if all(parts.values()) else 503
    return JsonResponse({"status": "ok" if status == 200 else "degraded", **parts}, status=status)


def _database_answers() -> bool:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _redis_answers() -> bool:
    try:
        cache.get("health")
    except RedisError:
        return False
    return True
