"""Makes the quarter's releases of benchmarks, and tells each organization where it stood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction

from assessments.actions.benchmark_body import (
    Collected,
    body_of,
    digest_of_release,
    kept_cells,
    last_quarter,
    new_cells,
)
from assessments.actions.benchmark_cells import choose_cells
from assessments.models import BenchmarkRelease, BenchmarkStanding, Instrument
from assessments.queries.benchmarks import (
    earlier_cells,
    find_contribution,
    list_comparable,
    list_places,
    list_releases,
)
from assessments.scoring.benchmark_changes import Changes
from assessments.scoring.benchmark_groups import standings
from assessments.scoring.benchmark_owners import in_one_hand, one_of_each_owner
from organizations.actions.audit import record
from organizations.queries.memberships import list_owners
from organizations.queries.organizations import list_sharing_organizations
from organizations.tenancy import scope

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.queries.benchmarks import Comparable
    from assessments.scoring.benchmark_release import Contribution


def release_benchmarks(*, now: datetime) -> list[BenchmarkRelease]:
    """Make a release of each instrument for the quarter that has ended, where there is none yet."""
    made = [_release(asked, now=now) for asked in list_comparable()]
    return [release for release in made if release is not None]


@transaction.atomic
def _release(asked: Comparable, *, now: datetime) -> BenchmarkRelease | None:
    """Return None where the quarter has its release, or too little has changed for a new one."""
    # One at a time: whoever comes second finds the release made.
    list(Instrument.objects.select_for_update().filter(pk__in=asked.instruments).values("pk"))
    quarter, ended = last_quarter(now)
    releases = list(list_releases(asked.slug, asked.major))
    if any(release.quarter >= quarter for release in releases):
        return None
    collected = _collect(asked, releases, before=ended)
    changes = Changes(collected.contributions, earlier_cells(releases), collected.history)
    chosen = choose_cells(collected.contributions)
    if not chosen or not changes.are_enough:
        return None
    fresh = changes.cells_to_compute(chosen)
    told = kept_cells(releases) | new_cells(fresh, collected=collected, quarter=quarter)
    body = body_of(asked, quarter, cells=[told[cell] for cell in chosen])
    return _store(body, collected=collected, fresh=fresh)


def _collect(asked: Comparable, releases: list[BenchmarkRelease], *, before: datetime) -> Collected:
    """Enter each organization that takes part, one after the other; only its figures come out.

    Of those that share an owner only one counts.
    """
    found, owners = Collected(), list_owners()
    quarters = {release.pk: release.quarter for release in releases}
    for organization in list_sharing_organizations():
        with scope(organization.pk):
            contribution = find_contribution(organization, asked, before=before)
            places = list_places(quarters)
        if contribution is not None:
            found.contributions.append(contribution)
            found.remember(organization.pk, places)
    counted = one_of_each_owner(found.contributions, owners=owners)
    for each in counted:
        # Whoever sends another of his own organizations instead of one has changed nothing.
        for other in in_one_hand(each.organization, owners=owners):
            with scope(other):
                found.remember(each.organization, list_places(quarters))
    return replace(found, contributions=counted)


def _store(
    body: dict[str, Any], *, collected: Collected, fresh: tuple[str, ...]
) -> BenchmarkRelease:
    release = BenchmarkRelease.objects.create(
        instrument=body["instrument"],
        major=body["major"],
        quarter=body["quarter"],
        body=body,
        members={cell: len(collected.of_cell(cell)) for cell in fresh},
        digest=digest_of_release(body),
    )
    ranks = {cell: standings(collected.of_cell(cell)) for cell in fresh}
    for own in collected.contributions:
        with scope(own.organization):
            _tell(release, own, ranks)
    return release


def _tell(
    release: BenchmarkRelease, own: Contribution, ranks: dict[str, dict[int, dict[str, int]]]
) -> None:
    """Store where the current organization stands, as a row of its own."""
    row = BenchmarkStanding.objects.create(
        release=release,
        assessment_id=own.assessment,
        sector=own.sector,
        size_band=own.size,
        percentiles={cell: ranks[cell][own.organization] for cell in own.cells if cell in ranks},
    )
    record("join_benchmark", by=None, subject=row, quarter=release.quarter)
