"""Tells respondents what was heard and decided, and takes it back."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, Status, Telling
from assessments.queries.tellings import telling_key
from hilo.errors import DomainError
from organizations.access.keys import digest_of
from organizations.actions.audit import record

if TYPE_CHECKING:
    from datetime import datetime

    from organizations.models import User


class NothingToTellYet(DomainError):
    code: ClassVar[str] = "nothing_to_tell_yet"
    message = _("This assessment has no result yet; tell people once it has closed.")


class NothingIsToldYet(DomainError):
    code: ClassVar[str] = "nothing_is_told_yet"
    message = _("Nothing is published, so there is nothing to take back.")


@dataclass(frozen=True, slots=True)
class Told:
    """The three parts of what respondents read, and the language they are written in."""

    heard: str
    decided: str = ""
    next: str = ""
    language: str = "en"


@transaction.atomic
def write_telling(*, assessment: Assessment, told: Told, by: User | None) -> Telling:
    """Keep the text; what is published already changes with it."""
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if locked.status != Status.CLOSED:
        raise NothingToTellYet
    telling = Telling.objects.filter(assessment=locked).first() or Telling(assessment=locked)
    for part in ("heard", "decided", "next"):
        setattr(telling, part, getattr(told, part).strip())
    telling.language = told.language
    telling.created_by = telling.created_by or by
    telling.save()
    record("write_telling", by=by, subject=telling, assessment=assessment.pk)
    return telling


@transaction.atomic
def publish_telling(*, telling: Telling, by: User | None, now: datetime) -> Telling:
    """One that is published keeps its address."""
    locked = Telling.objects.select_for_update().get(pk=telling.pk)
    if not locked.is_published:
        locked.key_digest = digest_of(telling_key(locked))
        locked.published_at = now
        locked.save()
        record("publish_telling", by=by, subject=locked, assessment=locked.assessment_id)
    return locked


@transaction.atomic
def withdraw_telling(*, telling: Telling | None, by: User | None) -> Telling:
    """From now on the address opens nothing; published again, it gets another."""
    locked = Telling.objects.select_for_update().filter(pk=telling.pk).first() if telling else None
    if locked is None or not locked.is_published:
        raise NothingIsToldYet
    locked.key_digest, locked.published_at = "", None
    locked.nonce = uuid.uuid4()
    locked.save()
    record("withdraw_telling", by=by, subject=locked, assessment=locked.assessment_id)
    return locked
