"""The organizations whose results a person may see: entered one by one, by membership."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.queries.benchmarks import find_contribution, list_comparable
from assessments.queries.instruments import get_instrument_content
from assessments.queries.portfolio import Head, get_head
from organizations.access.permissions import PERMISSIONS, Permission
from organizations.queries.memberships import list_memberships_of
from organizations.tenancy import scope

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.db.models import QuerySet

    from organizations.models import Membership, Organization

PAGE_SIZE = 20
MOST_COMPARED = 200
INSTRUMENT = "hilo"


@dataclass(frozen=True, slots=True)
class Client:
    """One organization of a portfolio and what its newest result says."""

    organization: Organization
    role: str
    head: Head


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures of one organization's newest full survey, as a benchmark reads them."""

    organization: Organization
    assessment_id: int
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PrivateBenchmark:
    """Only organizations of one person. `domains`: names by code; `left_out`: without a survey."""

    domains: Mapping[str, str]
    compared: tuple[Compared, ...]
    left_out: int


def list_clients(*, user_id: int, after: int) -> tuple[list[Client], int | None]:
    """Return up to twenty with an id above `after`, and the id to go on from, if there are more."""
    rows = list(_memberships(user_id).filter(organization_id__gt=after)[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    more = shown[-1].organization_id if len(rows) > PAGE_SIZE else None
    return [_client(membership) for membership in shown], more


def get_private_benchmark(*, user_id: int, now: datetime) -> PrivateBenchmark | None:
    """Return None where no instrument is published; sample organizations are left out."""
    asked = next((each for each in reversed(list_comparable()) if each.slug == INSTRUMENT), None)
    if asked is None:
        return None
    memberships = _memberships(user_id).filter(organization__is_sample=False)[:MOST_COMPARED]
    compared = []
    for membership in memberships:
        with scope(membership.organization_id):
            found = find_contribution(membership.organization, asked, before=now)
        if found is not None:
            compared.append(Compared(membership.organization, found.assessment, found.figures))
    names = {each.code: each.name for each in get_instrument_content(asked.instruments[-1]).domains}
    return PrivateBenchmark(names, tuple(compared), len(memberships) - len(compared))


def _memberships(user_id: int) -> QuerySet[Membership]:
    """Only where the role sees whole results: a line manager sees one unit, and no portfolio."""
    roles = [role for role, allowed in PERMISSIONS.items() if Permission.VIEW_RESULTS in allowed]
    return list_memberships_of(user_id=user_id).filter(role__in=roles).order_by("organization_id")


def _client(membership: Membership) -> Client:
    with scope(membership.organization_id):
        return Client(membership.organization, str(membership.get_role_display()), get_head())
