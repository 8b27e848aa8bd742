"""Reads what one line of a portfolio says of the current organization, in one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q, Window

from assessments.models import Assessment, Status

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The newest result, as far as there is one, and how many assessments are open."""

    assessment_id: int | None = None
    assessment: str = ""
    mode: str = ""
    closed_at: datetime | None = None
    level: dict[str, Any] | None = None
    score: dict[str, Any] | None = None
    open_now: int = 0


def get_head() -> Head:
    told = Q(status=Status.OPEN) | Q(result__isnull=False)
    newest = (
        Assessment.objects.filter(told)
        .annotate(open_now=Window(Count("pk", filter=Q(status=Status.OPEN))))
        .order_by(F("closed_at").desc(nulls_last=True), "-id")
        .values(
            *("id", "name", "mode", "closed_at", "open_now"),
            level=F("result__body__overall__level"),
            score=F("result__body__overall__score"),
        )
        .first()
    )
    if newest is None or newest["level"] is None:
        return Head(open_now=newest["open_now"] if newest else 0)
    return Head(
        assessment_id=newest["id"],
        assessment=newest["name"],
        mode=newest["mode"],
        closed_at=newest["closed_at"],
        level=newest["level"],
        score=newest["score"],
        open_now=newest["open_now"],
    )
