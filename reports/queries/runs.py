"""Reads report runs and their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.models import File, Run, RunStatus

if TYPE_CHECKING:
    from django.db.models import QuerySet


def list_runs() -> QuerySet[Run]:
    return Run.objects.select_related("assessment", "requested_by").order_by("-id")


def get_run(*, run_id: int) -> Run:
    return list_runs().select_related("organization").get(pk=run_id)


def list_files(run: Run) -> list[File]:
    """Without their content, in the order they were made."""
    return list(File.objects.filter(run=run).defer("content").order_by("pk"))


def get_file(*, run_id: int, kind: str) -> File:
    return File.objects.get(run_id=run_id, kind=kind, run__status=RunStatus.READY)
