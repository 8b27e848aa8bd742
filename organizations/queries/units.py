"""Reads units of the current organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.models import Unit

if TYPE_CHECKING:
    from django.db.models import QuerySet


def list_units() -> QuerySet[Unit]:
    return Unit.objects.select_related("parent").order_by("name", "id")


def get_unit(*, unit_id: int) -> Unit:
    return Unit.objects.get(pk=unit_id)
