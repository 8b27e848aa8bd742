"""Takes a file in for import, again where it failed, and rings for a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from competencies.actions.frameworks import FrameworkNameTaken
from competencies.models import Import, ImportStatus
from competencies.queries.frameworks import find_framework_named
from competencies.queries.imports import count_imports_under_way
from hilo.errors import DomainError
from organizations.actions.audit import record
from organizations.tenancy import enqueue
from organizations.tenancy.lease import ring_waiting, start_over

if TYPE_CHECKING:
    from datetime import datetime

    from organizations.models import User

IMPORT = "competencies.import_framework"
MOST_UNDER_WAY = 10


class TooManyImports(DomainError):
    code: ClassVar[str] = "too_many_imports"
    message = _("Ten imports are under way already. Wait until one of them is done.")


class ImportHasNotFailed(DomainError):
    code: ClassVar[str] = "import_has_not_failed"
    message = _("This import has not failed; there is nothing to do again.")


class FileHasMistakes(DomainError):
    code: ClassVar[str] = "file_has_mistakes"
    message = _("This file has mistakes. Correct it and upload it again.")


@transaction.atomic
def request_import(
    *, name: str, description: str, content: bytes, file_name: str, by: User, now: datetime
) -> Import:
    if find_framework_named(name=name):
        raise FrameworkNameTaken(fields={"name": FrameworkNameTaken.message})
    _refuse_too_many()
    wanted = Import.objects.create(
        framework_name=name,
        framework_description=description,
        file_name=file_name,
        content=content,
        requested_by=by,
        requested_at=now,
        rung_at=now,
    )
    record("request_import", by=by, subject=wanted, name=name, bytes=len(content))
    enqueue(IMPORT, import_id=wanted.pk)
    return wanted


@transaction.atomic
def upload_again(
    *, import_id: int, content: bytes, file_name: str, by: User, now: datetime
) -> Import:
    """Put a corrected file in the place of one that failed."""
    failed = _lock_failed(import_id)
    _refuse_too_many()
    failed.content, failed.file_name = content, file_name
    return _start_over(failed, by=by, now=now)


@transaction.atomic
def retry_import(*, import_id: int, by: User, now: datetime) -> Import:
    """Try the same file again, where it was not the file's fault."""
    failed = _lock_failed(import_id)
    if not failed.may_be_retried:
        raise FileHasMistakes
    _refuse_too_many()
    return _start_over(failed, by=by, now=now)


@transaction.atomic
def discard_import(*, import_id: int, by: User) -> None:
    failed = _lock_failed(import_id)
    record("discard_import", by=by, subject=failed, name=failed.framework_name)
    failed.delete()


def ring_waiting_imports() -> int:
    return ring_waiting(Import, task=IMPORT, key="import_id")


def _lock_failed(import_id: int) -> Import:
    found = Import.objects.select_for_update(of=("self",)).get(pk=import_id)
    if found.status != ImportStatus.FAILED:
        raise ImportHasNotFailed
    return found


def _refuse_too_many() -> None:
    if count_imports_under_way() >= MOST_UNDER_WAY:
        raise TooManyImports


def _start_over(failed: Import, *, by: User, now: datetime) -> Import:
    failed.progress = failed.mistakes_total = 0
    failed.mistakes, failed.ignored_columns, failed.encoding = [], [], ""
    failed.requested_by = by
    failed.save()
    record("retry_import", by=by, subject=failed, name=failed.framework_name)
    start_over(failed, task=IMPORT, key="import_id", requested_at=now, rung_at=now)
    failed.refresh_from_db()
    return failed
