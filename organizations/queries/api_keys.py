"""Reads API keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.models import ApiKey

if TYPE_CHECKING:
    from django.db.models import QuerySet


def find_api_key(*, digest: str) -> ApiKey | None:
    """Return the key that is in force, or None."""
    keys = ApiKey.objects.select_related("organization")
    return keys.filter(key_digest=digest, revoked_at=None).first()


def list_api_keys(*, organization_id: int) -> QuerySet[ApiKey]:
    return ApiKey.objects.filter(organization_id=organization_id).order_by("-id")


def get_api_key(*, organization_id: int, api_key_id: int) -> ApiKey:
    return ApiKey.objects.get(pk=api_key_id, organization_id=organization_id)
