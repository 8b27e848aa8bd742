"""Whose comments on an element may be read: decided once, by counts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.disclosure.tree_rule import safe_family
from assessments.scoring.segments import ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.scoring.released import Release

SMALLEST_GROUP = 10


def comment_cells(
    release: Release, *, said: Mapping[str, Mapping[str, int]], k: int, suppress: bool
) -> dict[str, dict[str, int]]:
    r"""Number of comments that may be shown, by cell and element.

    A cell qualifies if it is the organization or an audience, is shown itself, holds
    :math:`n \ge \max(10, 2k)` people and at least k comments on the element. Nobody comments twice
    on an element, so comments count people: the family shown for an element is a
    :func:`~assessments.disclosure.tree_rule.safe_family` over them, and the comments of the
    organization without those of its shown audiences are none, or at least k of at least
    :math:`\max(10, 2k)` people. Every text is to be shown once, in the narrowest of its cells.

    Comments are published like the cells of a release, and like them only at closing: there is no
    second release of one assessment between which a reader could take a difference.

    Parameters
    ----------
    release : Release
    said : mapping of element to audience code to number of comments
    k : int
        Fewest comments shown together.
    suppress : bool
        False for named raters: all comments, in the organization.

    Returns
    -------
    dict
        Cell id to element to number; only what may be shown.

    Examples
    --------
    >>> from assessments.scoring.released import Cell, Release
    >>> cells = [Cell(ORGANIZATION, "organization", None, None, 30, "full"),
    ...          Cell("audience:a", "audience", "a", None, 18, "full"),
    ...          Cell("audience:b", "audience", "b", None, 12, "full")]
    >>> shown = Release(tuple(cells), None)
    >>> comment_cells(shown, said={"A1": {"a": 9, "b": 5}}, k=5, suppress=True)
    {'organization': {'A1': 14}, 'audience:a': {'A1': 9}, 'audience:b': {'A1': 5}}
    >>> comment_cells(shown, said={"A1": {"a": 9, "b": 4}}, k=5, suppress=True)
    {'organization': {'A1': 13}}
    """
    wide = _wide_cells(release, smallest=max(SMALLEST_GROUP, 2 * k))
    found: dict[str, dict[str, int]] = {}
    for element, by_audience in sorted(said.items()):
        comments = {ORGANIZATION: sum(by_audience.values())}
        comments |= {f"audience:{code}": number for code, number in by_audience.items()}
        family = _family(comments, release, wide=wide, k=k) if suppress else (ORGANIZATION,)
        for cell in family:
            found.setdefault(cell, {})[element] = comments[cell]
    return found


def narrowest_cell(cells: Mapping[str, Mapping[str, int]], *, element: str, audience: str) -> str:
    """Where a comment is shown: with its audience, else with everybody's, else nowhere ("").

    Examples
    --------
    >>> narrowest_cell({"organization": {"A1": 14}}, element="A1", audience="a")
    'organization'
    """
    places = (f"audience:{audience}", ORGANIZATION)
    return next((cell for cell in places if element in cells.get(cell, {})), "")


def _wide_cells(release: Release, *, smallest: int) -> frozenset[str]:
    return frozenset(
        cell.id
        for cell in release.with_form("full", "coarse")
        if cell.kind in {"organization", "audience"} and cell.people >= smallest
    )


def _family(
    comments: Mapping[str, int], release: Release, *, wide: frozenset[str], k: int
) -> tuple[str, ...]:
    """Choose cells, the organization first; hide audiences until those left over are enough."""
    candidates = [cell for cell in comments if cell in wide]
    family = safe_family(comments, candidates=candidates, k=k)
    kept = sorted(family - {ORGANIZATION}, key=lambda cell: (-comments[cell], cell))
    people = {cell.id: cell.people for cell in release.cells}
    smallest = max(SMALLEST_GROUP, 2 * k)
    while kept and _remainder(comments, kept) and _remainder(people, kept) < smallest:
        kept.pop()
    return (ORGANIZATION, *sorted(kept)) if family else ()


def _remainder(sizes: Mapping[str, int], shown: list[str]) -> int:
    return sizes[ORGANIZATION] - sum(sizes[cell] for cell in shown)
