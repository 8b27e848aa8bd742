"""Makes the quarter's releases of benchmarks, and tells each organization where it stood."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction

from assessments.actions.benchmark_cells import RULE, choose_cells
from assessments.models import BenchmarkRelease, BenchmarkStanding, Instrument
from assessments.queries.benchmarks import (
    earlier_cells,
    find_contribution,
    list_comparable,
    list_places,
    list_releases,
)
from assessments.scoring.benchmark_changes import Changes
from assessments.scoring.benchmark_release import (
    FEWEST_CHANGES,
    SMALLEST_CELL,
    SMALLEST_SURVEY,
    Contribution,
    cell_quartiles,
    standings,
    told_number,
)
from organizations.actions.audit import record
from organizations.queries.organizations import list_sharing_organizations
from organizations.tenancy import scope

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.queries.benchmarks import Comparable

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class _Collected:
    """What the organizations that take part give, and of which earlier releases they were part."""

    contributions: list[Contribution] = field(default_factory=list)
    history: dict[str, dict[int, tuple[str, str]]] = field(default_factory=dict)

    def of_cell(self, cell: str) -> list[Contribution]:
        return [each for each in self.contributions if cell in each.cells]


def release_benchmarks(*, now: datetime) -> list[BenchmarkRelease]:
    """Make a release of each instrument for the quarter that has ended, where there is none yet."""
    made = [_release(asked, now=now) for asked in list_comparable()]
    return [release for release in made if release is not None]


def last_quarter(now: datetime) -> tuple[str, datetime]:
    """Name of the quarter that ended last, and the moment it ended."""
    began = now.replace(
        month=(now.month - 1) // 3 * 3 + 1, day=1, hour=0, minute=0, second=0, microsecond=0
    )
    year, quarter = (began.year, began.month // 3) if began.month > 1 else (began.year - 1, 4)
    return f"{year}-Q{quarter}", began


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
    cells = _cells(chosen, fresh, collected=collected, releases=releases, quarter=quarter)
    return _store(_body(asked, quarter, cells), collected=collected, fresh=fresh)


def _collect(
    asked: Comparable, releases: list[BenchmarkRelease], *, before: datetime
) -> _Collected:
    """Enter each organization that takes part, one after the other; only its figures come out."""
    found = _Collected()
    quarters = {release.pk: release.quarter for release in releases}
    for organization in list_sharing_organizations():
        with scope(organization.pk):
            contribution = find_contribution(organization, asked, before=before)
            places = list_places(quarters)
        if contribution is not None:
            found.contributions.append(contribution)
            for quarter, place in places.items():
                found.history.setdefault(quarter, {})[organization.pk] = place
    return found


def _cells(
    chosen: tuple[str, ...],
    fresh: tuple[str, ...],
    *,
    collected: _Collected,
    releases: list[BenchmarkRelease],
    quarter: str,
) -> list[dict[str, Any]]:
    """Groups with new figures, and those that keep the figures they have."""
    kept: dict[str, dict[str, Any]] = {}
    for release in releases:
        for cell in release.body["cells"]:
            kept.setdefault(cell["id"], cell)
    return [
        _cell(cell, collected.of_cell(cell), quarter) if cell in fresh else kept[cell]
        for cell in chosen
    ]


def _cell(cell: str, members: list[Contribution], quarter: str) -> dict[str, Any]:
    return {
        "id": cell,
        "quarter": quarter,
        "organizations": told_number(len(members)),
        "figures": cell_quartiles(members),
    }


def _body(asked: Comparable, quarter: str, cells: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "instrument": asked.slug,
        "major": asked.major,
        "quarter": quarter,
        "rules": {
            "smallest_cell": SMALLEST_CELL,
            "smallest_survey": SMALLEST_SURVEY,
            "fewest_changes": FEWEST_CHANGES,
            "weights": "each organization once",
            "release_rule": RULE,
        },
        "domains": {domain: list(elements) for domain, elements in asked.domains.items()},
        "cells": cells,
    }


def _store(
    body: dict[str, Any], *, collected: _Collected, fresh: tuple[str, ...]
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


def digest_of_release(body: dict[str, Any]) -> str:
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()
