"""The worker's side of an import: hold it, read the file, store everything or nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from competencies.actions.frameworks import create_framework
from competencies.content.reading import read_competencies
from competencies.models import Import, ImportStatus
from organizations.actions.audit import record
from organizations.tenancy.lease import Lease, LeaseLost

if TYPE_CHECKING:
    from datetime import datetime

    from competencies.content.row import Reading

MOST_MISTAKES_KEPT = 200
MOST_COLUMNS_NAMED = 20
LONGEST_COLUMN_NAMED = 60
READ, CHECKED, DONE = 10, 40, 100


def import_framework(*, lease: Lease[Import], now: datetime) -> None:
    """Store the framework, or the file's mistakes; without the lease nothing is stored."""
    lease.renew(progress=READ)
    job = Import.objects.get(pk=lease.job_id)
    reading = read_competencies(bytes(job.content or b""))
    lease.renew(progress=CHECKED)
    _finish(lease, reading, now=now)


@transaction.atomic
def _finish(lease: Lease[Import], reading: Reading, *, now: datetime) -> None:
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
def fail_import(*, lease: Lease[Import], error: Exception) -> None:
    """The file is kept: it may succeed another time."""
    broken = _("Something unexpected went wrong; nothing was imported. Try again.")
    failed = lease.fail(error, otherwise=broken)
    if failed:
        record("fail_import", by=None, subject=failed, reason=failed.failure)
