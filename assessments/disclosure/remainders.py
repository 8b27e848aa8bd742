"""What is left of a cell after its published parts: the plainest way to isolate a few people."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from assessments.disclosure.candidates import Candidates, Ints


def small_remainders(
    candidates: Candidates, active: NDArray[np.bool_], *, k: int
) -> Iterator[tuple[int, Ints]]:
    r"""Find published cells whose remainder after the parts in one table is under *k*.

    The combination v = parent - parts is 1 for the people of the remainder and 0 for all others, so
    it weighs :math:`n(P) - \sum n(c)`: if that is positive and under k, the family is not k-safe,
    and one of these cells must go.

    Yields
    ------
    place of the parent, places of its parts
    """
    codes = candidates.atoms.codes
    for outer, inner in permutations(range(codes.shape[1]), 2):
        parent = _parents(codes[:, outer], codes[:, inner], cells=len(candidates.cells))
        parts = np.flatnonzero((parent >= 0) & active)
        parts = parts[active[parent[parts]] & (parent[parts] != parts)]
        told = np.bincount(parent[parts], candidates.people[parts], len(candidates.cells))
        left = np.where(told > 0, candidates.people - told, 0)
        for place in np.flatnonzero((left > 0) & (left < k)).tolist():
            yield place, parts[parent[parts] == place]


def _parents(outer: Ints, inner: Ints, *, cells: int) -> Ints:
    """Return for each inner cell the one outer cell that holds all of it, or -1."""
    lowest, highest = np.full(cells, cells), np.full(cells, -1)
    inside = inner >= 0
    np.minimum.at(lowest, inner[inside], outer[inside])
    np.maximum.at(highest, inner[inside], outer[inside])
    return np.where(lowest == highest, highest, -1)
