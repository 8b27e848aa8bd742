"""The one worker that closes an assessment: its lock, what it shows, and how it is stopped."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from assessments.models import Assessment, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from assessments.models import ClosingStep

_LOCK = "assessments.close_assessment"
_MILLISECONDS_TO_END = 5000
PATIENCE = timedelta(seconds=5)

# Whose session holds it: the two halves of an advisory lock's key, as pg_locks tells them.
_HOLDER = """
    FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND granted AND objsubid = 1
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND (classid::bigint << 32) | objid::bigint = hashtextextended(%s, %s)
"""
_IS_HELD = f"SELECT EXISTS (SELECT {_HOLDER})"
_CANCEL = f"SELECT pg_cancel_backend(pid) {_HOLDER}"
_END_FROZEN = f"""
    SELECT pg_terminate_backend(pid, {_MILLISECONDS_TO_END}) {_HOLDER}
      AND state_change < clock_timestamp() - make_interval(secs => %s)
"""


class ClosingStopped(Exception):
    """Somebody has asked for the closing to stop."""


class Progress:
    """What the street tells on its way; this one tells nobody and cannot be stopped."""

    def at(self, step: ClosingStep) -> None:
        """Begin a step."""

    def counted(self, responses: int) -> None:
        """Have counted so many."""

    def alive(self) -> None:
        """Go on, or raise ClosingStopped."""


@dataclass(frozen=True, slots=True)
class ShownProgress(Progress):
    """Told on the closing page; each word is also the moment to find out about a stop."""

    assessment: Assessment

    def at(self, step: ClosingStep) -> None:
        self._tell(closing_step=step)

    def counted(self, responses: int) -> None:
        """In whole thousands: a few answers are counted on no page."""
        self._tell(closing_counted=responses - responses % 1000)

    def alive(self) -> None:
        if is_stopped(self.assessment):
            raise ClosingStopped

    def _tell(self, **what: object) -> None:
        going_on = Assessment.objects.filter(
            pk=self.assessment.pk, status=Status.CLOSING, closing_stopped=False
        )
        if not going_on.update(**what):
            raise ClosingStopped


def is_stopped(assessment: Assessment) -> bool:
    going_on = Assessment.objects.filter(status=Status.CLOSING, closing_stopped=False)
    return not going_on.filter(pk=assessment.pk).exists()


@contextmanager
def only_closer(assessment: Assessment) -> Iterator[bool]:
    """Hold this assessment's advisory lock; it goes by itself when the connection dies.

    No task is silent for longer than one may last: whoever is has frozen, and its session ends.
    """
    key = (_LOCK, assessment.pk)
    with connection.cursor() as cursor:
        cursor.execute(_END_FROZEN, [*key, settings.CELERY_TASK_TIME_LIMIT])
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, %s))", key)
        (alone,) = cursor.fetchone()
        try:
            yield alone
        finally:
            if alone:
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, %s))", key)


def interrupt_closer(assessment: Assessment) -> None:
    """Break off the statement in hand, so that a stop need not wait for it."""
    with connection.cursor() as cursor:
        cursor.execute(_CANCEL, [_LOCK, assessment.pk])


def is_waiting(assessment: Assessment, *, now: datetime) -> bool:
    """Whether it was rung for a while ago, and no worker is closing it at this moment."""
    if assessment.status != Status.CLOSING or not assessment.closing_rung_at:
        return False
    if now - assessment.closing_rung_at < PATIENCE:
        return False
    with connection.cursor() as cursor:
        cursor.execute(_IS_HELD, [_LOCK, assessment.pk])
        (held,) = cursor.fetchone()
    return not held
