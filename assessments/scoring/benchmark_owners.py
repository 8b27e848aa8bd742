"""Whose hands organizations are in: a benchmark counts one for each owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from assessments.scoring.benchmark_release import Contribution


def one_of_each_owner(
    contributions: Iterable[Contribution], *, owners: Mapping[int, Set[int]]
) -> list[Contribution]:
    """Leave one organization for each owner, so that ten counted ones are in ten hands.

    Whoever owns several could otherwise be most of a group, and subtract them from its figures. Of
    organizations with an owner in common the one founded first stands for all, in every release
    the same; so no account is behind two of those that are left.

    Parameters
    ----------
    contributions : iterable of Contribution
    owners : mapping of organization to the accounts that own it

    Returns
    -------
    list of Contribution
        By organization, the oldest first.

    Examples
    --------
    >>> from assessments.scoring.benchmark_release import Contribution
    >>> given = [Contribution(n, n, "", "", {"score": 2.0}) for n in (1, 2, 3, 4)]
    >>> left = one_of_each_owner(given, owners={1: {7}, 2: {8}, 3: {7, 8}, 4: set()})
    >>> [each.organization for each in left]
    [1, 2, 4]
    """
    seen: set[int] = set()
    left = []
    for each in sorted(contributions, key=lambda given: given.organization):
        own = owners.get(each.organization, frozenset())
        if seen.isdisjoint(own):
            seen |= own
            left.append(each)
    return left


def in_one_hand(organization: int, *, owners: Mapping[int, Set[int]]) -> list[int]:
    """Return the other organizations that have an owner in common with this one.

    Parameters
    ----------
    organization : int
    owners : mapping of organization to the accounts that own it

    Returns
    -------
    list of int

    Examples
    --------
    >>> in_one_hand(1, owners={1: {7}, 2: {8}, 3: {7, 8}, 4: set()})
    [3]
    """
    own = owners.get(organization, frozenset())
    return [other for other, its in owners.items() if other != organization and own & its]
