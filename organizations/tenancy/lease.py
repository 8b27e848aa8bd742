"""The lease on a job: one worker holds it, the database's clock ends it, its token fences it.

A job is a row: the truth about how far the work has come. The queue only rings for it, so a lost
ring or a lost worker is made good by ringing again.
"""

from __future__ import annotations

import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from hilo.errors import DATABASE_AWAY, DomainError, reason_of
from organizations.tenancy.jobs import enqueue
from organizations.tenancy.ownership import Owned

if TYPE_CHECKING:
    from typing import Protocol

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

LEASE = timedelta(seconds=30)
PATIENCE = timedelta(seconds=20)
MOST_ATTEMPTS = 5


class JobStatus(models.TextChoices):
    QUEUED = "QUEUED", _("Waiting")
    RUNNING = "RUNNING", _("Under way")
    READY = "READY", _("Ready")
    FAILED = "FAILED", _("Failed")
    CANCELLED = "CANCELLED", _("Cancelled")


UNDER_WAY = (JobStatus.QUEUED, JobStatus.RUNNING)


class LeaseLost(Exception):
    """The job was cancelled or passed to another worker: whatever was made is thrown away."""


class WorkerKeptStopping(DomainError):
    """A job that kills its worker each time must not do so for ever."""

    code: ClassVar[str] = "worker_kept_stopping"
    message = _("The worker was stopped five times during this work; try again later.")


class Job(Owned):
    """A worker holds a job while `lease_until` lies ahead; `token` fences off one that lost it."""

    status = models.CharField(max_length=10, choices=JobStatus, default=JobStatus.QUEUED)
    failure = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(default=uuid.uuid4)
    lease_until = models.DateTimeField(null=True, blank=True)
    rung_at = models.DateTimeField(db_default=Now())
    requested_by = models.ForeignKey(
        "organizations.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    requested_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        abstract = True

    @property
    def is_under_way(self) -> bool:
        return self.status in UNDER_WAY

    @property
    def is_ready(self) -> bool:
        return self.status == JobStatus.READY


J = TypeVar("J", bound=Job)
# A job may carry a file or a whole result along.
_SAID_OF_A_FAILURE = ("failure", "organization__language")

if TYPE_CHECKING:

    class Work(Protocol[J]):
        def __call__(self, *, lease: Lease[J]) -> object: ...

    class KeepFailure(Protocol[J]):
        def __call__(self, *, lease: Lease[J], error: Exception) -> object: ...


@dataclass(frozen=True, slots=True)
class Lease(Generic[J]):
    """The right to work on a job, until the database's clock or another token ends it."""

    model: type[J]
    job_id: int
    token: uuid.UUID

    def held(self) -> QuerySet[J]:
        """The job, as long as this lease still counts."""
        return self.model.objects.filter(pk=self.job_id, token=self.token, status=JobStatus.RUNNING)

    def renew(self, **progress: Any) -> None:
        """Say how far it has come, and hold on for as long again."""
        if not self.held().update(lease_until=Now() + LEASE, **progress):
            raise LeaseLost

    def refuse_too_many_attempts(self) -> None:
        if self.held().filter(attempts__gt=MOST_ATTEMPTS).exists():
            raise WorkerKeptStopping

    def finish(self, **made: Any) -> None:
        """Call the job ready; to be done in the transaction that stores what was made."""
        self._end(JobStatus.READY, **made)

    def fail(
        self, error: Exception, *, otherwise: str | _StrPromise, language: str | None = None
    ) -> J | None:
        """Keep why in words for people, and return the job; None where the lease is lost.

        The words are in the organization's language unless the job speaks another.
        """
        job = self.held().select_related("organization").only(*_SAID_OF_A_FAILURE).first()
        if job is None:
            return None
        told_in = language or job.organization.language
        job.failure = reason_of(error, otherwise=otherwise, language=told_in)[:300]
        self._end(JobStatus.FAILED, failure=job.failure)
        return job

    def _end(self, status: JobStatus, **values: Any) -> None:
        ended = {"status": status, "lease_until": None, "finished_at": Now(), **values}
        if not self.held().update(**ended):
            raise LeaseLost


def claim(model: type[J], job_id: int, **cleared: Any) -> Lease[J] | None:
    """Take the job, or None where another worker holds it or it is over."""
    free = model.objects.filter(pk=job_id).filter(
        Q(status=JobStatus.QUEUED) | Q(status=JobStatus.RUNNING, lease_until__lt=Now())
    )
    token = uuid.uuid4()
    taken = free.update(
        status=JobStatus.RUNNING,
        token=token,
        lease_until=Now() + LEASE,
        attempts=F("attempts") + 1,
        **cleared,
    )
    return Lease(model, job_id, token) if taken else None


def work_under(lease: Lease[J] | None, *, work: Work[J], fail: KeepFailure[J]) -> None:
    """Do the work of a job that was claimed; where its lease is lost it ends without a word.

    Any other error is kept with the job by `fail`, and goes on to the log; but where the database
    was away, the job is rung for again once the lease is over.
    """
    if lease is None:
        return
    try:
        lease.refuse_too_many_attempts()
        work(lease=lease)
    except LeaseLost:
        return
    except DATABASE_AWAY:
        raise
    except Exception as error:
        with suppress(LeaseLost):  # another worker has it, and says what comes of it
            fail(lease=lease, error=error)
        raise


def stop(job: Job) -> bool:
    """Give the job up, if it is under way; its worker notices when it renews its lease."""
    same = type(job).objects.filter(pk=job.pk, status__in=UNDER_WAY)
    stopped = same.update(status=JobStatus.CANCELLED, finished_at=Now(), lease_until=None)
    return bool(stopped)


def start_over(job: Job, *, task: str, key: str, **cleared: Any) -> bool:
    """Put a job that is over back in the queue, and ring for it; not twice for two who ask."""
    fresh = {"finished_at": None, "failure": "", "attempts": 0}
    times = {"requested_at": Now(), "rung_at": Now()}
    over = type(job).objects.filter(pk=job.pk).exclude(status__in=UNDER_WAY)
    started = bool(over.update(status=JobStatus.QUEUED, **{**fresh, **times, **cleared}))
    if started:
        enqueue(task, **{key: job.pk})
    return started


def waiting_for_a_worker() -> Q:
    """Jobs nobody works on: not begun for a while, or begun by a worker that is gone."""
    held = Q(status=JobStatus.RUNNING, lease_until__gte=Now())
    return Q(status__in=UNDER_WAY, rung_at__lt=Now() - PATIENCE) & ~held


def ring_waiting(model: type[Job], *, task: str, key: str) -> int:
    """Ring again for jobs that nobody works on: the ring or the worker may have been lost."""
    rung = 0
    waiting = model.objects.filter(waiting_for_a_worker())
    for job_id in list(waiting.order_by("pk").values_list("pk", flat=True)):
        # Of several that look at the same moment one rings, and once for each wait.
        if waiting.filter(pk=job_id).update(rung_at=Now()):
            enqueue(task, **{key: job_id})
            rung += 1
    return rung
