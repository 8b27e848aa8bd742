"""Several releases of one assessment: later answers are groups of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.disclosure.atoms import Atom
from assessments.scoring.segments import cells_of_leaf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release that stands already.

    Parameters
    ----------
    leaves : mapping of leaf to people
        How many had answered by then, by finest group.
    shown, full : frozenset of str
        Cells it showed at all, and with their histograms.
    """

    leaves: Mapping[str, int]
    shown: frozenset[str]
    full: frozenset[str]


def then(cell: str, number: int) -> str:
    """Name a cell as it was in an earlier release, counted from the first, 0."""
    return f"{cell}@{number}"


def atoms_over_time(
    leaves: Mapping[str, int], *, earlier: Sequence[Earlier], crossed: bool
) -> list[Atom]:
    r"""Split each leaf by the release in which its people were first counted.

    Cells are cumulative: whoever came in with release t is in the cells of every release from t on,
    so publishing a cell at t and again later tells its growth, which is an atom's, by subtraction.

    Parameters
    ----------
    leaves : mapping of leaf to people
        Everybody counted so far.
    earlier : sequence of Earlier
        In the order of their release.
    crossed : bool
        Whether whole units and attributes are candidates now; they may have been shown before.

    Returns
    -------
    list of Atom
        Cells of earlier releases are named by :func:`then`, those of now as they are.

    Raises
    ------
    ValueError
        If a leaf has shrunk: what was counted cannot be taken back.

    Examples
    --------
    >>> first = Earlier({"audience:a": 20}, frozenset({"organization"}), frozenset())
    >>> [(atom.n, sorted(atom.cells)) for atom in atoms_over_time(
    ...     {"audience:a": 23}, earlier=[first], crossed=False)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [(20, ['audience:a', 'organization', 'organization@0']),
     (3, ['audience:a', 'organization'])]
    """
    atoms = []
    for leaf in leaves:
        totals = [*(each.leaves.get(leaf, 0) for each in earlier), leaves[leaf]]
        for number, total in enumerate(totals):
            came = total - (totals[number - 1] if number else 0)
            if came < 0:
                raise ValueError(f"{leaf} shrinks from one release to the next")
            if came:
                atoms.append(Atom(came, _cells(leaf, earlier, since=number, crossed=crossed)))
    return atoms


def _cells(leaf: str, earlier: Sequence[Earlier], *, since: int, crossed: bool) -> frozenset[str]:
    now = cells_of_leaf(leaf, crossed=crossed)
    before = (
        then(cell, number)
        for number in range(since, len(earlier))
        for cell in cells_of_leaf(leaf, crossed=True)
        if cell in earlier[number].shown
    )
    return frozenset((*now, *before))
