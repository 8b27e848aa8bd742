"""The lease on a run: one worker holds it, the database's clock ends it, its token fences it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from organizations.actions.audit import record
from reports.models import Run, RunStatus

if TYPE_CHECKING:
    from django.db.models import QuerySet

LEASE = timedelta(seconds=30)
MOST_ATTEMPTS = 5


class LeaseLost(Exception):
    """The run was cancelled or passed to another worker: whatever was made is thrown away."""


@dataclass(frozen=True, slots=True)
class Lease:
    run_id: int
    token: uuid.UUID

    def held(self) -> QuerySet[Run]:
        """The run, as long as this lease still counts."""
        return Run.objects.filter(pk=self.run_id, token=self.token, status=RunStatus.RUNNING)

    def renew(self, *, section: str, done: int, total: int) -> None:
        """Say how far it has come, and hold on for as long again."""
        held = self.held().update(
            section=section[:60],
            sections_done=done,
            sections_total=total,
            lease_until=Now() + LEASE,
        )
        if not held:
            raise LeaseLost


@transaction.atomic
def claim_run(*, run_id: int) -> Lease | None:
    """Take the run, or None where another worker holds it or it is over."""
    free = Run.objects.filter(pk=run_id).filter(
        Q(status=RunStatus.QUEUED) | Q(status=RunStatus.RUNNING, lease_until__lt=Now())
    )
    _give_up(free, run_id)
    token = uuid.uuid4()
    taken = free.update(
        status=RunStatus.RUNNING,
        token=token,
        lease_until=Now() + LEASE,
        attempts=F("attempts") + 1,
        section="",
        sections_done=0,
    )
    return Lease(run_id, token) if taken else None


def _give_up(free: QuerySet[Run], run_id: int) -> None:
    """A report that kills its worker each time must not do so for ever."""
    reason = _("The worker was stopped five times while building this report; try again later.")
    exhausted = free.filter(attempts__gte=MOST_ATTEMPTS).update(
        status=RunStatus.FAILED, failure=reason, finished_at=Now(), lease_until=None
    )
    if exhausted:
        record("fail_report", by=None, subject=Run(pk=run_id), reason=reason)
