"""With which groups of organizations a result can be compared, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessments.queries.benchmarks import find_release, find_release_digest, list_standings
from assessments.scoring.benchmark_release import EVERYBODY, known_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Result
    from organizations.models import Organization
    from reports.queries.material import Material


@dataclass(frozen=True, slots=True)
class Group:
    """One group of organizations. `cell` is empty where the own sector or size is not told."""

    kind: str
    cell: str
    name: str
    organizations: int | None = None
    quarter: str = ""
    quartiles: Mapping[str, tuple[float, float, float]] | None = None
    percentiles: Mapping[str, int] | None = None

    @property
    def is_shown(self) -> bool:
        return self.quartiles is not None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The newest release as this organization may read it, and the own figures beside it."""

    quarter: str
    digest: str
    domains: Mapping[str, tuple[str, ...]]
    own: Mapping[str, float]
    groups: tuple[Group, ...]

    def group(self, kind: str) -> Group:
        """Return the group asked for; where it cannot be shown, everybody."""
        wanted = [group for group in self.groups if group.kind == kind and group.is_shown]
        return wanted[0] if wanted else self.groups[0]


def find_comparison(material: Material, organization: Organization) -> Comparison | None:
    """Return None as long as there is no release for this instrument."""
    release = find_release(material.instrument.slug, material.instrument.version)
    if release is None:
        return None
    domains = {code: tuple(elements) for code, elements in release.body["domains"].items()}
    cells = {cell["id"]: cell for cell in release.body["cells"]}
    places = {
        quarter: place.percentiles
        for quarter, place in list_standings(release).items()
        if place.assessment_id == material.assessment_id
    }
    return Comparison(
        quarter=release.quarter,
        digest=release.digest,
        domains=domains,
        own=known_figures(material.overall["elements"], domains=domains),
        groups=tuple(_group(*each, cells=cells, places=places) for each in _kinds(organization)),
    )


def benchmark_mark(result: Result) -> str:
    """All that a report's comparison depends on besides the result itself."""
    instrument, organization = result.assessment.instrument, result.organization
    digest = find_release_digest(instrument.slug, instrument.version)
    place = (organization.sector, organization.size_band)
    return " ".join((digest, *place)) if digest else ""


def _kinds(organization: Organization) -> list[tuple[str, str, str]]:
    """Kind, cell and name of each group this organization belongs to, or would if it said so."""
    sector, size = organization.sector, organization.size_band
    sector_name = str(organization.get_sector_display()) if sector else ""
    size_name = str(organization.get_size_band_display()) if size else ""
    both = f"sector:{sector}/size:{size}" if sector and size else ""
    return [
        ("all", EVERYBODY, ""),
        ("sector", f"sector:{sector}" if sector else "", sector_name),
        ("size", f"size:{size}" if size else "", size_name),
        ("both", both, f"{sector_name}, {size_name}" if both else ""),
    ]


def _group(
    kind: str,
    cell: str,
    name: str,
    *,
    cells: Mapping[str, dict[str, Any]],
    places: Mapping[str, Mapping[str, Mapping[str, int]]],
) -> Group:
    told = cells.get(cell)
    if told is None:
        return Group(kind, cell, name)
    return Group(
        kind,
        cell,
        name,
        organizations=told["organizations"],
        quarter=told["quarter"],
        quartiles={key: (cut[0], cut[1], cut[2]) for key, cut in told["figures"].items()},
        percentiles=places.get(told["quarter"], {}).get(cell),
    )
