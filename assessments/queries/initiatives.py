"""Reads what an organization does about its results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from assessments.models import Initiative, InitiativeStatus

if TYPE_CHECKING:
    from django.db.models import QuerySet


def list_initiatives(*, assessment_id: int) -> QuerySet[Initiative]:
    """What is due first stands first; what has no date comes last."""
    return _initiatives().filter(assessment_id=assessment_id)


def list_live_initiatives(*, assessment_id: int) -> QuerySet[Initiative]:
    """Without those that were dropped."""
    return list_initiatives(assessment_id=assessment_id).exclude(status=InitiativeStatus.DROPPED)


def get_initiative(*, initiative_id: int) -> Initiative:
    return _initiatives().select_related("assessment").get(pk=initiative_id)


def _initiatives() -> QuerySet[Initiative]:
    soonest = (F("due_on").asc(nulls_last=True), F("starts_on").asc(nulls_last=True), "id")
    return Initiative.objects.select_related("owner").order_by(*soonest)


def plan_mark(assessment_id: int) -> str:
    """Tell any change of what a report says of the plan."""
    live = list_live_initiatives(assessment_id=assessment_id)
    said = live.values_list(
        *("title", "element", "from_level", "to_level", "owner_id", "owner_name", "effort_days"),
        *("cost", "starts_on", "due_on", "status"),
    )
    return "\n".join(map(str, said))
