"""Reads assessments and the audiences they ask."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from django.db.models import Q

from assessments.models import Assessment, Audience, Status

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from django.db.models import QuerySet


def list_assessments() -> QuerySet[Assessment]:
    """Newest first."""
    return Assessment.objects.select_related("instrument").defer("instrument__body").order_by("-id")


def get_assessment(*, assessment_id: int) -> Assessment:
    return list_assessments().get(pk=assessment_id)


def list_audiences(assessment: Assessment) -> list[Audience]:
    """In the order of the instrument, which is the order they were made in."""
    return list(Audience.objects.filter(assessment=assessment).order_by("id"))


def find_free_name(name: str) -> str:
    """Number a name that is taken, so that two of one month can be told apart."""
    taken = set(Assessment.objects.filter(name__startswith=name).values_list("name", flat=True))
    numbered = (f"{name} ({number})" for number in count(2))
    return next(each for each in chain([name], numbered) if each not in taken)


def list_due_to_open(*, now: datetime) -> list[Assessment]:
    return list(Assessment.objects.filter(_due_to_open(now)))


def list_due_to_close(*, now: datetime) -> list[Assessment]:
    return list(Assessment.objects.filter(_due_to_close(now)))


def list_waiting_to_close(*, now: datetime, patience: timedelta) -> list[Assessment]:
    """Return those whose closing nobody has been rung for lately."""
    return list(Assessment.objects.filter(_waiting_to_close(now, patience)))


def anything_due(now: datetime, patience: timedelta) -> Q:
    return _due_to_open(now) | _due_to_close(now) | _waiting_to_close(now, patience)


def _due_to_open(now: datetime) -> Q:
    return Q(status=Status.DRAFT, opens_at__lte=now)


def _due_to_close(now: datetime) -> Q:
    return Q(status=Status.OPEN, closes_at__lte=now)


def _waiting_to_close(now: datetime, patience: timedelta) -> Q:
    """A closing that has failed or was stopped waits for a person instead."""
    rung_lately = Q(closing_rung_at__gte=now - patience)
    return ~rung_lately & Q(status=Status.CLOSING, closing_failure="", closing_stopped=False)
