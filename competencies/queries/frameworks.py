"""Reads frameworks of the current organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch

from competencies.models import Competency, Framework

if TYPE_CHECKING:
    from django.db.models import QuerySet


def list_frameworks() -> QuerySet[Framework]:
    """By name, each with its `competencies_total`."""
    return Framework.objects.annotate(competencies_total=Count("competencies")).order_by(
        "name", "id"
    )


def get_framework(*, framework_id: int) -> Framework:
    return list_frameworks().select_related("imported_by").get(pk=framework_id)


def find_framework_named(*, name: str) -> Framework | None:
    return Framework.objects.filter(name=name).first()


def get_framework_with_competencies(*, framework_id: int) -> Framework:
    """With every competency and its parent, in their order, in two queries."""
    in_order = Competency.objects.select_related("parent").order_by("position")
    wanted = list_frameworks().prefetch_related(Prefetch("competencies", queryset=in_order))
    return wanted.get(pk=framework_id)
