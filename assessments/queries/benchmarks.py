"""Reads benchmarks: what an organization would give to a release, and what releases say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.content import instrument_from_json
from assessments.models import BenchmarkRelease, BenchmarkStanding, Instrument, Mode, Result
from assessments.scoring.benchmark_changes import EarlierCell
from assessments.scoring.benchmark_release import (
    SMALLEST_SURVEY,
    Contribution,
    contributed_figures,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.db.models import QuerySet

    from organizations.models import Organization


@dataclass(frozen=True, slots=True)
class Comparable:
    """Versions of an instrument that ask the same elements, so that results can be compared."""

    slug: str
    major: str
    instruments: tuple[int, ...]
    domains: Mapping[str, tuple[str, ...]]

    @property
    def size(self) -> int:
        return sum(len(elements) for elements in self.domains.values())


def list_comparable() -> list[Comparable]:
    """Each instrument by its major version, in the elements of the version published first."""
    found: dict[tuple[str, str], Comparable] = {}
    for row in Instrument.objects.order_by("id"):
        key = (row.slug, major_of(row.version))
        domains = {
            domain.code: tuple(element.code for element in domain.elements)
            for domain in instrument_from_json(row.body).domains
        }
        known = found.get(key) or Comparable(*key, (), domains)
        if known.domains == domains:
            ids = (*known.instruments, row.pk)
            found[key] = Comparable(*key, ids, domains)
    return list(found.values())


def major_of(version: str) -> str:
    return version.partition(".")[0]


def find_contribution(
    organization: Organization, asked: Comparable, *, before: datetime
) -> Contribution | None:
    """Return what the newest full survey gives, of those with enough answers; of the current scope.

    Only means of elements leave this function.
    """
    newest = (
        Result.objects.filter(
            assessment__mode=Mode.SURVEY,
            assessment__instrument_id__in=asked.instruments,
            assessment__elements__len=asked.size,
            assessment__closed_at__lt=before,
            participation__submitted__gte=SMALLEST_SURVEY,
        )
        .order_by("-assessment__closed_at", "-id")
        .values_list("assessment_id", "body__overall__elements")
        .first()
    )
    figures = contributed_figures(newest[1], domains=asked.domains) if newest else None
    if newest is None or figures is None:
        return None
    return Contribution(
        organization=organization.pk,
        assessment=newest[0],
        sector=organization.sector,
        size=organization.size_band,
        figures=figures,
    )


def list_places(releases: Mapping[int, str]) -> dict[str, tuple[str, str]]:
    """Sector and size under which the current organization was part of each release, by quarter."""
    rows = BenchmarkStanding.objects.filter(release_id__in=list(releases))
    return {
        releases[release]: (sector, size)
        for release, sector, size in rows.values_list("release_id", "sector", "size_band")
    }


def list_releases(slug: str, major: str) -> QuerySet[BenchmarkRelease]:
    """Newest first."""
    releases = BenchmarkRelease.objects.filter(instrument=slug, major=major)
    return releases.order_by("-quarter", "-id")


def find_release(slug: str, version: str) -> BenchmarkRelease | None:
    """Return the newest release that results of this version can be compared with."""
    return list_releases(slug, major_of(version)).first()


def find_release_digest(slug: str, version: str) -> str:
    """Return the digest of that release, or nothing, without reading its figures."""
    return list_releases(slug, major_of(version)).values_list("digest", flat=True).first() or ""


def earlier_cells(releases: list[BenchmarkRelease]) -> dict[str, EarlierCell]:
    """When each group was last computed, and of how many organizations; releases newest first."""
    found: dict[str, EarlierCell] = {}
    for release in releases:
        for cell, organizations in release.members.items():
            found.setdefault(cell, EarlierCell(release.quarter, organizations))
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where the current organization stood in the release of a quarter, and with which result."""

    assessment_id: int | None
    percentiles: Mapping[str, Mapping[str, int]]


def list_standings(release: BenchmarkRelease) -> dict[str, Place]:
    """Where the current organization stood in this release and those before it, by quarter."""
    rows = BenchmarkStanding.objects.filter(
        release__instrument=release.instrument, release__major=release.major
    ).values_list("release__quarter", "assessment_id", "percentiles")
    return {quarter: Place(assessment, told) for quarter, assessment, told in rows}
