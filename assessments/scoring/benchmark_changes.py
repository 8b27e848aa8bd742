"""Which groups of organizations have changed enough for new figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.scoring.benchmark_release import EVERYBODY, FEWEST_CHANGES, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessments.scoring.benchmark_release import Contribution


@dataclass(frozen=True, slots=True)
class EarlierCell:
    """A group whose figures were computed in an earlier release: how many organizations, when."""

    quarter: str
    organizations: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Who takes part now, and what is known of the releases before.

    Parameters
    ----------
    now : sequence of Contribution
    earlier : mapping of cell to EarlierCell
        When each group was last computed. Holds the number at that time, so that those who are
        gone for good count as having left.
    history : mapping of quarter to organizations to their sector and size then
        Of those that contribute now.
    """

    now: Sequence[Contribution]
    earlier: Mapping[str, EarlierCell]
    history: Mapping[str, Mapping[int, tuple[str, str]]]

    @property
    def are_enough(self) -> bool:
        """Whether three organizations joined or left since everybody's figures were computed."""
        return EVERYBODY in self.cells_to_compute((EVERYBODY,))

    def cells_to_compute(self, cells: Iterable[str]) -> tuple[str, ...]:
        """Groups that get new figures; the others keep those they have, with their quarter.

        A group that was never computed gets figures; one that was needs three organizations that
        joined or left it. Otherwise two releases, compared, would tell about one or two.
        """
        return tuple(
            cell
            for cell in cells
            if cell not in self.earlier or self.joined_or_left(cell) >= FEWEST_CHANGES
        )

    def joined_or_left(self, cell: str) -> int:
        """Return how many organizations joined or left a group since it was computed.

        Examples
        --------
        >>> from assessments.scoring.benchmark_release import Contribution
        >>> now = [Contribution(n, n, "", "", {"score": 2.0}) for n in (1, 2, 3)]
        >>> changes = Changes(
        ...     now, {"all": EarlierCell("2026-Q3", 4)}, {"2026-Q3": {1: ("", ""), 2: ("", "")}}
        ... )
        >>> changes.joined_or_left("all")
        3
        """
        earlier = self.earlier[cell]
        then = self.history.get(earlier.quarter, {})
        members = [each.organization for each in self.now if cell in each.cells]
        stayed = sum(
            organization in then and cell in _cells_then(then[organization])
            for organization in members
        )
        return (len(members) - stayed) + (earlier.organizations - stayed)


def _cells_then(place: tuple[str, str]) -> tuple[str, ...]:
    sector, size = place
    return cells_of(sector=sector, size=size)
