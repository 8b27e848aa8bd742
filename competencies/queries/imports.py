"""Reads imports of the current organization, without their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competencies.models import Import, ImportStatus
from organizations.tenancy.lease import UNDER_WAY

if TYPE_CHECKING:
    from django.db.models import QuerySet


def list_imports() -> QuerySet[Import]:
    return Import.objects.defer("content").order_by("-id")


def list_unfinished_imports() -> QuerySet[Import]:
    """Those under way, and those that somebody has to look at."""
    return list_imports().exclude(status=ImportStatus.READY)


def get_import(*, import_id: int) -> Import:
    return list_imports().select_related("framework").get(pk=import_id)


def count_imports_under_way() -> int:
    return Import.objects.filter(status__in=UNDER_WAY).count()
