"""Reads units of the current organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.models import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet


def list_units() -> QuerySet[Unit]:
    return Unit.objects.select_related("parent").order_by("name", "id")


def get_unit(*, unit_id: int) -> Unit:
    return Unit.objects.get(pk=unit_id)


def count_units() -> int:
    return Unit.objects.count()


def list_ancestor_ids(*, unit_id: int) -> list[int]:
    """The unit itself and all it belongs to, from the inside out."""
    parents = dict(Unit.objects.values_list("id", "parent_id"))
    found: list[int] = []
    at: int | None = unit_id
    while at is not None and at not in found:
        found.append(at)
        at = parents.get(at)
    return found


def list_units_as_tree() -> list[tuple[Unit, int]]:
    """Every unit with its depth, each directly below the unit it belongs to."""
    below: dict[int | None, list[Unit]] = {}
    for unit in list_units():
        below.setdefault(unit.parent_id, []).append(unit)
    return list(_walk(below, None, 0))


def _walk(
    below: dict[int | None, list[Unit]], parent_id: int | None, depth: int
) -> Iterator[tuple[Unit, int]]:
    for unit in below.get(parent_id, []):
        yield unit, depth
        yield from _walk(below, unit.pk, depth + 1)
