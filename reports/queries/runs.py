"""Reads report runs and their files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.db.models.functions import Now

from reports.models import File, Run, RunStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

PAGE_SIZE = 25
_LARGEST_ID = 2**63 - 1
PATIENCE = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class RunPage:
    """Runs, newest first; `newer` and `older` are the keys to go on from, if there is more."""

    runs: Sequence[Run]
    newer: int | None
    older: int | None


def list_runs() -> QuerySet[Run]:
    return Run.objects.select_related("assessment", "requested_by").order_by("-id")


def get_run(*, run_id: int) -> Run:
    return list_runs().select_related("organization").get(pk=run_id)


def list_runs_beside(*, before: int | None = None, after: int | None = None) -> RunPage:
    """Read one page by key, however many rows lie around it."""
    runs = list_runs()
    if after is not None:
        found = list(runs.filter(pk__gt=after).order_by("id")[: PAGE_SIZE + 1])
        shown, more = found[:PAGE_SIZE][::-1], len(found) > PAGE_SIZE
        return RunPage(shown, _first(shown) if more else None, _last(shown))
    found = list((runs.filter(pk__lt=before) if before else runs)[: PAGE_SIZE + 1])
    shown, more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    return RunPage(shown, _first(shown) if before else None, _last(shown) if more else None)


def _first(runs: list[Run]) -> int | None:
    return runs[0].pk if runs else None


def _last(runs: list[Run]) -> int | None:
    return runs[-1].pk if runs else None


def list_files(run: Run) -> list[File]:
    """Without their content."""
    return list(File.objects.filter(run=run).defer("content").order_by("-kind"))


def get_file(*, run_id: int, kind: str) -> File:
    return File.objects.get(run_id=run_id, kind=kind, run__status=RunStatus.READY)


def read_key(text: str) -> int | None:
    """Read a key from an address; one that somebody mended by hand means the newest page."""
    is_key = text.isascii() and text.isdigit() and int(text[:20]) <= _LARGEST_ID
    return int(text[:20]) if is_key else None


def waiting_for_a_worker() -> Q:
    """Runs nobody works on: not begun for a while, or begun by a worker that is gone."""
    forgotten = Q(status=RunStatus.QUEUED, requested_at__lt=Now() - PATIENCE)
    return forgotten | Q(status=RunStatus.RUNNING, lease_until__lt=Now())
