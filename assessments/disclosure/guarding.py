"""The copy of the answers that strict protection publishes: nowhere does a whole group agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.disclosure.programs import NotCertified
from assessments.disclosure.secret_draw import SecretDraw
from assessments.disclosure.unanimity_guard import towards_middle
from assessments.scoring.joint import JointTable
from assessments.scoring.segments import (
    ORGANIZATION,
    attributes_of,
    cells_of_leaf,
    kind_of,
    parts_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from assessments.scoring.released import Tables

    Flags = NDArray[np.bool_]

MOST_ROUNDS = 50
_LEVEL, _IMPORTANCE = 2, 3


def guarded_copy(
    joint: JointTable, *, full: Iterable[str], tables: Tables, secret: bytes
) -> JointTable:
    """Move one answer wherever everybody of a published group gave the same.

    Groups: every cell shown with its histogram, and what is left of such a cell after the parts of
    it that one table shows. The answer moves one level towards the middle of the scale. Leaves are
    changed, not cells, so everything published stays a function of one consistent set of answers,
    and no number of people changes. Which answer moves follows from the secret: the same
    answers give the same copy, and nobody without the secret can tell.

    Parameters
    ----------
    joint : JointTable
        Leaves.
    full : iterable of str
        Cells shown with their histogram.
    tables : "simple" or "crossed"
    secret : bytes

    Returns
    -------
    JointTable

    Raises
    ------
    NotCertified
        If some group still agrees after fifty rounds.
    """
    groups = watched_groups(joint.segments, full=set(full), tables=tables)
    counts = joint.counts.copy()
    for turn in range(MOST_ROUNDS):
        moved = 0
        for axis in (_LEVEL, _IMPORTANCE):
            draw = SecretDraw(secret, f"{turn}/{axis}")
            moved += _guard(np.moveaxis(counts, axis, 2), groups, joint.items, draw)
        if not moved:
            return JointTable(counts, joint.segments, joint.items)
    message = f"a group still agrees after {MOST_ROUNDS} rounds"
    raise NotCertified(message)


def watched_groups(leaves: tuple[str, ...], *, full: set[str], tables: Tables) -> dict[str, Flags]:
    """Return the leaves of every full cell and of every remainder, under a name for each."""
    inside = {cell: np.zeros(len(leaves), dtype=np.bool_) for cell in sorted(full)}
    for row, leaf in enumerate(leaves):
        for cell in full.intersection(cells_of_leaf(leaf, crossed=tables == "crossed")):
            inside[cell][row] = True
    groups = dict(inside)
    for parent, table, parts in _parts_in_tables(inside):
        rest = inside[parent] & ~np.any([inside[part] for part in parts], axis=0)
        if rest.any():
            groups[f"{parent} without {table}"] = rest
    return groups


def _parts_in_tables(cells: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each cell with every table that shows parts of it, and these parts."""
    found: dict[tuple[str, str], list[str]] = {}
    for cell in cells:
        if cell == ORGANIZATION:
            continue
        parts = parts_of(cell)
        names = [code for code, _ in attributes_of(cell)]
        table = " ".join(["part" if len(parts) > 1 else kind_of(cell), *names])
        for parent in (ORGANIZATION, *(parts if len(parts) > 1 else ())):
            found.setdefault((parent, table), []).append(cell)
    for (parent, table), parts_shown in found.items():
        if parent in cells:
            yield parent, table, parts_shown


def _guard(
    counts: NDArray[np.int64], groups: Mapping[str, Flags], items: tuple[str, ...], draw: SecretDraw
) -> int:
    """Change *counts* [leaves, items, scale, other scale] in place; return the number of moves."""
    names, member = list(groups), np.array(list(groups.values()), dtype=np.bool_)
    totals = _totals(member.reshape(len(names), len(counts)), counts.sum(axis=3))
    agreed = [(group, item) for group, item in np.ndindex(totals.shape[:2])]
    agreed = [each for each in agreed if _agreed_place(totals[each]) is not None]
    agreed.sort(key=lambda each: int(totals[each].sum()))
    moves = 0
    for group, item in agreed:
        place = _agreed_place(totals[group, item])
        if place is None:
            continue  # an answer moved for a smaller group has changed it
        leaf, other = _drawn(
            counts[:, item, place] * member[group][:, None], draw, names[group], items[item]
        )
        towards = towards_middle(place - 1, size=counts.shape[2] - 1) + 1
        counts[leaf, item, [place, towards], other] += [-1, 1]
        around = np.flatnonzero(member[:, leaf])
        totals[around, item, place] -= 1
        totals[around, item, towards] += 1
        moves += 1
    return moves


def _totals(member: Flags, counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sum leaves into groups; floats are exact here, and much faster to multiply."""
    flat = counts.reshape(len(counts), -1).astype(np.float64)
    summed = np.rint(member.astype(np.float64) @ flat).astype(np.int64)
    return summed.reshape(len(member), *counts.shape[1:])


def _agreed_place(hist: NDArray[np.int64]) -> int | None:
    """Return the one place where everybody is; None for place 0, which is no answer."""
    chosen = np.flatnonzero(hist)
    return int(chosen[0]) if len(chosen) == 1 and chosen[0] > 0 and len(hist) > 2 else None


def _drawn(counts: NDArray[np.int64], draw: SecretDraw, *names: str) -> tuple[int, int]:
    """Draw one person out of counts [leaves, other scale]."""
    nth = draw.below(int(counts.sum()), *names)
    flat = int(np.searchsorted(np.cumsum(counts), nth, side="right"))
    leaf, other = divmod(flat, counts.shape[1])
    return leaf, other
