"""Creates and deletes frameworks of the current organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from competencies.models import Competency, Framework
from hilo.errors import DomainError
from organizations.actions.audit import record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from competencies.content.row import Row
    from organizations.models import User

_BATCH = 1_000


class FrameworkNameTaken(DomainError):
    code: ClassVar[str] = "framework_name_taken"
    message = _("There is already a framework with this name. Delete it or choose another name.")


@transaction.atomic
def create_framework(
    *, name: str, rows: Iterable[Row], by: User | None, now: datetime, description: str = ""
) -> Framework:
    """Store a framework with all of its competencies, or nothing."""
    framework = Framework(name=name, description=description, imported_at=now, imported_by=by)
    try:
        with transaction.atomic():
            framework.save()
    except IntegrityError as error:
        if "one_framework_per_name" not in str(error):
            raise
        raise FrameworkNameTaken(fields={"name": FrameworkNameTaken.message}) from None
    total = _create_competencies(framework, list(rows))
    record("import_framework", by=by, subject=framework, name=name, competencies=total)
    return framework


def _create_competencies(framework: Framework, rows: list[Row]) -> int:
    """Store parents before what belongs to them: one step of the tree after the other."""
    stored: dict[str, Competency] = {}
    waiting = list(enumerate(rows, start=1))
    while waiting:
        ready = [pair for pair in waiting if not pair[1].parent or pair[1].parent in stored]
        if not ready:
            message = f"{waiting[0][1]} belongs to no row of the file."
            raise ValueError(message)
        made = [_competency(framework, position, row, stored) for position, row in ready]
        Competency.objects.bulk_create(made, batch_size=_BATCH)
        waiting = [pair for pair in waiting if pair[1].parent and pair[1].parent not in stored]
        stored |= {competency.code: competency for competency in made}
    return len(rows)


def _competency(
    framework: Framework, position: int, row: Row, stored: dict[str, Competency]
) -> Competency:
    return Competency(
        framework=framework,
        code=row.code,
        name=row.name,
        description=row.description,
        tier=row.tier,
        parent=stored.get(row.parent),
        position=position,
    )


@transaction.atomic
def delete_framework(*, framework: Framework, by: User) -> None:
    record("delete_framework", by=by, subject=framework, name=framework.name)
    framework.delete()
