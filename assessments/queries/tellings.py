"""Reads what respondents are told, and works its address out from what is stored and the secret."""

from __future__ import annotations

import base64
import hmac
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from assessments.models import Telling
from organizations.access.keys import digest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY_BYTES = 24


def find_telling(*, assessment_id: int) -> Telling | None:
    return Telling.objects.filter(assessment_id=assessment_id).first()


def find_told_address(*, assessment_id: int) -> str:
    """Return where respondents read it; nothing while it is not published."""
    telling = Telling.objects.filter(assessment_id=assessment_id).exclude(key_digest="").first()
    return told_path(telling) if telling else ""


def telling_key(telling: Telling) -> str:
    """Derive the key; only its digest is stored, so a copy of the database opens nothing.

    One published before the secret was changed keeps its key while that is a fallback.
    """
    secrets: Sequence[str] = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [_key(telling, secret) for secret in secrets]
    return next((key for key in keys if digest_of(key) == telling.key_digest), keys[0])


def told_path(telling: Telling) -> str:
    return reverse("assessments:told-show", args=[telling_key(telling)])


def told_link(telling: Telling) -> str:
    return f"{settings.SITE_URL}{told_path(telling)}"


def _key(telling: Telling, secret: str) -> str:
    message = f"told:{telling.pk}:{telling.nonce}".encode()
    mac = hmac.new(secret.encode(), message, "sha256")
    return base64.urlsafe_b64encode(mac.digest()[:KEY_BYTES]).decode()
