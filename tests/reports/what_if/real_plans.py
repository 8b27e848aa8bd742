"""Cases for the what-if: results that were really closed, and random ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.queries.organizations import get_organization
from reports.queries.material import material_of
from reports.sections.what_if import Case, Levels
from tests.reports.real_results import SHAPES, close_with

if TYPE_CHECKING:
    from random import Random

QUOTAS = ((4, 5), (1, 1), (2, 3))


def material(organization, shape: str = "everybody", **options):
    result = close_with(SHAPES[shape], **options)
    return material_of(result, organization=get_organization(organization_id=organization.pk))


def chances(random: Random) -> tuple[float, ...]:
    parts = [random.choice([0.0, random.random(), random.random() ** 3]) for _level in range(4)]
    whole = sum(parts)
    return tuple(part / whole for part in parts) if whole else (0.0, 1.0, 0.0, 0.0)


def random_case(random: Random) -> tuple[Case, Levels]:
    """Any size, profile and set of foundations, with elements that nobody could rate."""
    size = random.randint(1, 20)
    choices = random.choice([[None, 1, 2, 2, 2, 3, 3, 3, 4], [2, 3, 3, 4], [3, 4, 4], [None]])
    levels = random.choices(choices, k=size)
    case = Case(
        codes=tuple(f"E{place}" for place in range(size)),
        levels=tuple(levels),
        means=tuple(None if level is None else random.uniform(1, 4) for level in levels),
        weights=tuple(random.choice([1.0, 1.0, 0.5, 2.0]) for _ in levels),
        core=tuple(random.random() < 0.3 for _ in levels),
        quota=random.choice(QUOTAS),
        top=4,
        chances=tuple(None if level is None else chances(random) for level in levels),
        stated=random.choice([chances(random), chances(random), None]),
    )
    planned = [random.choice([1, 2, 3, 4]) if random.random() < 0.25 else level for level in levels]
    return case, planned
