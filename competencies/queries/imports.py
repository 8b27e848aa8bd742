"""Reads imports of the current organization, without their files."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.db.models.functions import Now

from competencies.models import Import, ImportStatus

if TYPE_CHECKING:
    from django.db.models import QuerySet

PATIENCE = timedelta(seconds=30)
UNDER_WAY = (ImportStatus.QUEUED, ImportStatus.RUNNING)


def list_imports() -> QuerySet[Import]:
    return Import.objects.defer("content").order_by("-id")


def list_unfinished_imports() -> QuerySet[Import]:
    """Those under way, and those that somebody has to look at."""
    return list_imports().exclude(status=ImportStatus.READY)


def get_import(*, import_id: int) -> Import:
    return list_imports().select_related("framework").get(pk=import_id)


def count_imports_under_way() -> int:
    return Import.objects.filter(status__in=UNDER_WAY).count()


def waiting_for_a_worker() -> Q:
    """Imports nobody works on: not begun for a while, or begun by a worker that is gone."""
    held = Q(status=ImportStatus.RUNNING, lease_until__gte=Now())
    return Q(status__in=UNDER_WAY, rung_at__lt=Now() - PATIENCE) & ~held
