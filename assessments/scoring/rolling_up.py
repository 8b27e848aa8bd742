"""Leaves summed into every cell that their people are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.segments import (
    ORGANIZATION,
    audience_of,
    cells_of_leaf,
    parts_of,
    unit_of,
)
from assessments.scoring.table import CountTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.scoring.table import Counts


def sum_leaves(
    counts: Counts, leaves: Sequence[str], *, crossed: bool
) -> tuple[tuple[str, ...], Counts]:
    """Sum the rows of leaves into every cell; the first axis of *counts* is the leaves.

    Order of the cells: organization; audiences by code, each followed by its parts of units; whole
    units; attributes.

    Returns
    -------
    tuple of str, ndarray of shape (n_cells, ...)
    """
    inside = [cells_of_leaf(leaf, crossed=crossed) for leaf in leaves]
    cells = tuple(sorted({ORGANIZATION, *(cell for each in inside for cell in each)}, key=_place))
    row = {cell: index for index, cell in enumerate(cells)}
    target = np.array([row[cell] for each in inside for cell in each], dtype=np.intp)
    source = np.repeat(np.arange(len(leaves)), [len(each) for each in inside])
    total = np.zeros((len(cells), *counts.shape[1:]), dtype=np.int64)
    if len(target):
        order = np.argsort(target, kind="stable")
        filled, starts = np.unique(target[order], return_index=True)
        total[filled] = _sum_runs(counts, source[order], starts)
    return cells, total


def _sum_runs(counts: Counts, source: Counts, starts: Counts) -> Counts:
    """Sum the chosen rows from each start to the next, without copying them all at once."""
    ends = [*starts[1:].tolist(), len(source)]
    runs = zip(starts.tolist(), ends, strict=True)
    return np.stack([counts[source[start:end]].sum(axis=0) for start, end in runs])


def roll_up(table: CountTable, *, crossed: bool = False) -> CountTable:
    """Sum the rows of leaves into every cell, the organization first.

    A row ``audience:x`` holds people of that audience without a unit: it counts in the audience
    beside the units' rows.

    Parameters
    ----------
    table : CountTable
        Leaves: each person in exactly one row.
    crossed : bool
        Whole units and attributes too, beside the tree organization > audience > unit.

    Returns
    -------
    CountTable
        One row per cell.

    Examples
    --------
    >>> leaves = CountTable(np.array([[[1, 0]], [[2, 3]]]),
    ...     ("audience:a/unit:1", "audience:b"), ("q",), (1, 2))
    >>> roll_up(leaves).segments
    ('organization', 'audience:a', 'audience:a/unit:1', 'audience:b')
    >>> roll_up(leaves).counts[0].tolist()
    [[3, 3]]
    """
    cells, counts = sum_leaves(table.counts, table.segments, crossed=crossed)
    _, unsure = sum_leaves(table.unsure, table.segments, crossed=crossed)
    return CountTable(counts, cells, table.items, table.levels, unsure=unsure)


def _place(cell: str) -> tuple[int, tuple[str, ...]]:
    parts = parts_of(cell)
    if not parts:
        return 0, ()
    if audience_of(cell) is not None:
        return 1, parts
    return (3 if unit_of(cell) is None else 2), parts
