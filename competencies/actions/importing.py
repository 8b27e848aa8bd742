"""The worker's side of an import: hold it, read the file, store everything or nothing."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from competencies.actions.frameworks import create_framework
from competencies.content.reading import read_competencies
from competencies.models import Import, ImportStatus
from hilo.errors import DomainError
from organizations.actions.audit import record

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from competencies.content.row import Reading

LEASE = timedelta(seconds=30)
MOST_ATTEMPTS = 5
MOST_MISTAKES_KEPT = 200
MOST_COLUMNS_NAMED = 20
LONGEST_COLUMN_NAMED = 60
READ, CHECKED, DONE = 10, 40, 100


class LeaseLost(Exception):
    """The import was passed to another worker: whatever was made is thrown away."""


class WorkerKeptStopping(DomainError):
    """An import that kills its worker each time must not do so for ever."""

    code: ClassVar[str] = "worker_kept_stopping"
    message = _("The worker was stopped five times during this import; try again later.")


@dataclass(frozen=True, slots=True)
class ImportLease:
    """The right to work on an import, until the database's clock or another token ends it."""

    import_id: int
    token: uuid.UUID

    def held(self) -> QuerySet[Import]:
        return Import.objects.filter(
            pk=self.import_id, token=self.token, status=ImportStatus.RUNNING
        )

    def renew(self, *, progress: int) -> None:
        if not self.held().update(progress=progress, lease_until=Now() + LEASE):
            raise LeaseLost


def claim_import(*, import_id: int) -> ImportLease | None:
    """Take the import, or None where another worker holds it or it is over."""
    free = Import.objects.filter(pk=import_id).filter(
        Q(status=ImportStatus.QUEUED) | Q(status=ImportStatus.RUNNING, lease_until__lt=Now())
    )
    lease = ImportLease(import_id, uuid.uuid4())
    taken = free.update(
        status=ImportStatus.RUNNING,
        token=lease.token,
        lease_until=Now() + LEASE,
        attempts=F("attempts") + 1,
        progress=0,
    )
    return lease if taken else None


def import_framework(*, lease: ImportLease, now: datetime) -> None:
    """Store the framework, or the file's mistakes; without the lease nothing is stored."""
    try:
        job = _begin(lease)
        reading = read_competencies(bytes(job.content or b""))
        lease.renew(progress=CHECKED)
        _finish(lease, reading, now=now)
    except LeaseLost:
        return


def _begin(lease: ImportLease) -> Import:
    lease.renew(progress=READ)
    job = Import.objects.get(pk=lease.import_id)
    if job.attempts > MOST_ATTEMPTS:
        raise WorkerKeptStopping
    return job


@transaction.atomic
def _finish(lease: ImportLease, reading: Reading, *, now: datetime) -> None:
    job = lease.held().select_for_update().first()
    if job is None:
        raise LeaseLost
    job.encoding, job.ignored_columns = reading.encoding, _named(reading.ignored)
    job.content, job.lease_until, job.finished_at = None, None, now
    if reading.mistakes:
        job.status = ImportStatus.FAILED
        job.mistakes_total = len(reading.mistakes)
        job.mistakes = [asdict(mistake) for mistake in reading.mistakes[:MOST_MISTAKES_KEPT]]
        record("fail_import", by=None, subject=job, mistakes=job.mistakes_total)
    else:
        job.status, job.progress = ImportStatus.READY, DONE
        job.framework = create_framework(
            name=job.framework_name,
            description=job.framework_description,
            rows=reading.rows,
            by=job.requested_by,
            now=now,
        )
    job.save()


def _named(columns: tuple[str, ...]) -> list[str]:
    """A file may have a million columns; a person reads some of their names."""
    return [column[:LONGEST_COLUMN_NAMED] for column in columns[:MOST_COLUMNS_NAMED]]


@transaction.atomic
def fail_import(*, lease: ImportLease, error: Exception) -> None:
    """Say why in words for people and keep the file; the traceback goes to the log."""
    job = lease.held().select_related("organization").defer("content").first()
    if job is None:
        return
    with translation.override(job.organization.language):
        broken = gettext("Something unexpected went wrong; nothing was imported. Try again.")
        reason = str(error) if isinstance(error, DomainError) else broken
    lease.held().update(
        status=ImportStatus.FAILED, failure=reason[:300], finished_at=Now(), lease_until=None
    )
    record("fail_import", by=None, subject=job, reason=reason[:300])
