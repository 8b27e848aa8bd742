"""Slows down who asks the API too often; where Redis cannot count, nobody is held up."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from redis.exceptions import RedisError
from rest_framework.throttling import AnonRateThrottle, SimpleRateThrottle, UserRateThrottle

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.views import APIView

logger = logging.getLogger(__name__)


class _OpenWithoutRedis(SimpleRateThrottle):
    """These rates protect the machine and no secret: whoever has no key is refused anyway."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        try:
            return super().allow_request(request, view)
        except RedisError:
            logger.warning("Redis cannot be reached, so calls of the API are not counted.")
            return True


class StrangerRateThrottle(_OpenWithoutRedis, AnonRateThrottle):
    """By address, for the API's description, which anybody may read."""


class CallerRateThrottle(_OpenWithoutRedis, UserRateThrottle):
    """By account or key."""
