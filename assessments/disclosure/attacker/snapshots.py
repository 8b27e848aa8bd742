"""Attack three, over time: several releases of one assessment, laid over each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assessments.disclosure.attacker.directory import Directory, directory_of, merged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How many had answered by then, by finest group, and which cells were shown."""

    leaves: Mapping[str, int]
    published: tuple[str, ...]


def lay_over(snapshots: Sequence[Snapshot]) -> Directory:
    """Split each leaf by the release it came in with; a release shows all that came before it too.

    Parameters
    ----------
    snapshots : sequence of Snapshot
        In the order of their release; the counts are cumulative.

    Returns
    -------
    Directory
        Cells are named ``cell@0``, ``cell@1`` and so on; all of them are published.

    Raises
    ------
    ValueError
        If a leaf shrinks: what was released cannot be taken back.

    Examples
    --------
    >>> grown = lay_over([Snapshot({"audience:a": 20}, ("organization",)),
    ...     Snapshot({"audience:a": 23}, ("organization",))])
    >>> grown.people.tolist(), grown.inside.astype(int).tolist()
    ([20, 3], [[1, 0], [1, 1]])
    """
    batches: dict[str, int] = {}
    born: dict[str, int] = {}
    before: Mapping[str, int] = {}
    for number, snapshot in enumerate(snapshots):
        for leaf in {**before, **snapshot.leaves}:
            grown = snapshot.leaves.get(leaf, 0) - before.get(leaf, 0)
            if grown < 0:
                raise ValueError(f"{leaf} shrinks from one release to the next")
            batches[f"{leaf}/batch:{number}"] = grown
            born[f"{leaf}/batch:{number}"] = number
        before = snapshot.leaves
    return _joined(snapshots, batches, born)


def _joined(
    snapshots: Sequence[Snapshot], batches: Mapping[str, int], born: Mapping[str, int]
) -> Directory:
    every = sorted({cell for snapshot in snapshots for cell in snapshot.published})
    known = directory_of(batches, cells=[*every, *(f"batch:{n}" for n in range(len(snapshots)))])
    since = np.array([born[atom] for atom in known.atoms])
    rows = [
        known.row(cell) & (since <= number)
        for number, snapshot in enumerate(snapshots)
        for cell in snapshot.published
    ]
    names = tuple(
        f"{cell}@{number}"
        for number, snapshot in enumerate(snapshots)
        for cell in snapshot.published
    )
    inside = np.array(rows, dtype=np.bool_).reshape(len(names), len(known.people))
    return merged(known.atoms, known.people, cells=names, inside=inside)
