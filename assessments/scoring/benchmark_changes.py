"""Which groups of organizations have changed enough for new figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.scoring.benchmark_release import EVERYBODY, FEWEST_CHANGES, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessments.scoring.benchmark_release import Contribution


@dataclass(frozen=True, slots=True)
class EarlierCell:
    """A group whose figures were computed in an earlier release: how many organizations, when."""

    quarter: str
    organizations: int


def joined_or_left(
    cell: str,
    *,
    now: Iterable[Contribution],
    earlier: EarlierCell,
    history: Mapping[str, Mapping[int, tuple[str, str]]],
) -> int:
    """Number of organizations that joined or left a group since its figures were computed.

    Parameters
    ----------
    cell : str
    now : iterable of Contribution
    earlier : EarlierCell
        Holds the number at that time, so that those who are gone for good count as having left.
    history : mapping of quarter to organizations to their sector and size then
        Of those that contribute now.
    """
    then = history.get(earlier.quarter, {})
    members = [each.organization for each in now if cell in each.cells]
    stayed = sum(
        organization in then and cell in _cells_then(then[organization]) for organization in members
    )
    return (len(members) - stayed) + (earlier.organizations - stayed)


def cells_to_compute(
    cells: Iterable[str],
    *,
    now: Iterable[Contribution],
    earlier: Mapping[str, EarlierCell],
    history: Mapping[str, Mapping[int, tuple[str, str]]],
) -> tuple[str, ...]:
    """Groups that get new figures; the others keep those they have, with their quarter.

    A group that was never computed gets figures; one that was needs three organizations that
    joined or left it. Otherwise two releases, compared, would tell about one or two.
    """
    given = list(now)
    return tuple(
        cell
        for cell in cells
        if cell not in earlier
        or joined_or_left(cell, now=given, earlier=earlier[cell], history=history) >= FEWEST_CHANGES
    )


def enough_has_changed(
    *,
    now: Iterable[Contribution],
    earlier: Mapping[str, EarlierCell],
    history: Mapping[str, Mapping[int, tuple[str, str]]],
) -> bool:
    """Whether three organizations joined or left since everybody's figures were computed."""
    return EVERYBODY in cells_to_compute((EVERYBODY,), now=now, earlier=earlier, history=history)


def _cells_then(place: tuple[str, str]) -> tuple[str, ...]:
    sector, size = place
    return cells_of(sector=sector, size=size)
