"""Makes and revokes links that share a result, and notes that one was opened."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from hilo.errors import DomainError
from organizations.access.keys import digest_of
from organizations.actions.audit import record
from reports.models import ShareLink
from reports.models.share_link import LONGEST_LIFE

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.models import Result
    from organizations.models import User

KEY_BYTES = 32
DEFAULT_DAYS = 30
MOST_OPEN_LINKS = 25


class TooManyShareLinks(DomainError):
    code: ClassVar[str] = "too_many_share_links"
    message = _("This result has 25 open links. Revoke one that is no longer needed.")


class ShareLinkLivesTooLong(DomainError):
    code: ClassVar[str] = "share_link_lives_too_long"
    message = _("A link lasts from 1 to 180 days.")


@transaction.atomic
def create_share_link(
    *, result: Result, reader: str, days: int, password: str, by: User | None, now: datetime
) -> tuple[ShareLink, str]:
    """Return the row and the key itself, which is never to be seen again."""
    if not timedelta() < timedelta(days=days) <= LONGEST_LIFE:
        raise ShareLinkLivesTooLong(fields={"days": ShareLinkLivesTooLong.message})
    open_links = ShareLink.objects.filter(
        assessment_id=result.assessment_id, revoked_at=None, expires_at__gt=now
    )
    if open_links.count() >= MOST_OPEN_LINKS:
        raise TooManyShareLinks
    key = secrets.token_urlsafe(KEY_BYTES)
    link = ShareLink.objects.create(
        assessment_id=result.assessment_id,
        reader=reader,
        key_digest=digest_of(key),
        password=make_password(password) if password else "",
        created_by=by,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    record(
        "create_share_link",
        by=by,
        subject=link,
        assessment=result.assessment_id,
        days=days,
        has_password=bool(password),
    )
    return link, key


@transaction.atomic
def revoke_share_link(*, link: ShareLink, by: User | None, now: datetime) -> ShareLink:
    """A link revoked before stays revoked since then."""
    if ShareLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now):
        record("revoke_share_link", by=by, subject=link, assessment=link.assessment_id)
    link.refresh_from_db()
    return link


@transaction.atomic
def open_share_link(*, link: ShareLink) -> None:
    """Count a view. Only the first is recorded: who reads, and when, is nobody's business."""
    ShareLink.objects.filter(pk=link.pk).update(views=F("views") + 1)
    link.refresh_from_db(fields=["views"])
    if link.views == 1:
        record("open_share_link", by=None, subject=link, assessment=link.assessment_id)
