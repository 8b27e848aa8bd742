"""Works out the links of an audience, and of a quick scan's rater, from the secret key."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from assessments.models import Audience

KEY_BYTES = 24


def audience_key(audience: Audience) -> str:
    """Derive the link's key; only its digest is stored, so a copy of the database opens nothing.

    A link made before the secret was changed stays the same as long as that is a fallback.
    """
    keys = _keys(audience, "open-link")
    return next((key for key in keys if key_digest(key) == audience.key_digest), keys[0])


def rater_keys(audience: Audience) -> list[str]:
    """Derive the key of whoever started a quick scan, newest secret first.

    One named person rates, so nobody is told apart by it, and the scan can be taken up again.
    """
    return _keys(audience, "rater")


def key_digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def audience_link(audience: Audience) -> str:
    return respondent_link(audience_key(audience))


def respondent_link(key: str) -> str:
    """Carry the key in the fragment, which no server, log or referrer ever sees."""
    return f"{settings.SITE_URL}{reverse('assessments:respond')}#{key}"


def _keys(audience: Audience, purpose: str) -> list[str]:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [_key(audience, purpose, secret) for secret in secrets]


def _key(audience: Audience, purpose: str, secret: str) -> str:
    message = f"{purpose}:{audience.pk}:{audience.nonce}".encode()
    mac = hmac.new(secret.encode(), message, hashlib.sha256)
    return base64.urlsafe_b64encode(mac.digest()[:KEY_BYTES]).decode()
