"""The ids of cells, their place in the tree, and the sums of leaves that give their parents."""

from __future__ import annotations

import numpy as np

from assessments.scoring.table import CountTable

ORGANIZATION = "organization"
_UNIT = "/unit:"
_AUDIENCE = "audience:"


def parent_of(segment: str) -> str | None:
    """Return the id of the cell that contains this one; None above the organization.

    Examples
    --------
    >>> parent_of("audience:employees/unit:12"), parent_of("audience:employees")
    ('audience:employees', 'organization')
    """
    if segment == ORGANIZATION:
        return None
    if not segment.startswith(_AUDIENCE):
        raise ValueError(f"unknown kind of segment: {segment!r}")
    audience, found, _ = segment.partition(_UNIT)
    return audience if found else ORGANIZATION


def audience_of(segment: str) -> str | None:
    """Return the audience code in a segment id; None for the organization."""
    if parent_of(segment) is None:
        return None
    return segment.partition(_UNIT)[0].removeprefix(_AUDIENCE)


def unit_of(segment: str) -> str | None:
    """Return the unit key in a segment id; None for an audience or the organization."""
    return segment.partition(_UNIT)[2] or None


def ancestors_of(segment: str) -> tuple[str, ...]:
    """Return the segment itself and everything that contains it, nearest first."""
    parent = parent_of(segment)
    return (segment,) if parent is None else (segment, *ancestors_of(parent))


def roll_up(table: CountTable) -> CountTable:
    """Sum the rows of leaves into every cell of the tree, the organization first.

    A row ``audience:x`` holds people of that audience without a unit: it counts in the audience
    beside the units' rows. Order: organization, then audiences by code, each followed by its units.

    Parameters
    ----------
    table : CountTable
        Leaves: each person in exactly one row.

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
    cells = {cell for leaf in table.segments for cell in ancestors_of(leaf)} | {ORGANIZATION}
    ordered = tuple(sorted(cells, key=_place))
    row = {cell: index for index, cell in enumerate(ordered)}
    counts = np.zeros((len(ordered), *table.counts.shape[1:]), dtype=np.int64)
    unsure = np.zeros((len(ordered), len(table.items)), dtype=np.int64)
    for index, leaf in enumerate(table.segments):
        rows = [row[cell] for cell in ancestors_of(leaf)]
        counts[rows] += table.counts[index]
        unsure[rows] += table.unsure[index]
    return CountTable(counts, ordered, table.items, table.levels, unsure=unsure)


def _place(segment: str) -> tuple[str, str]:
    return audience_of(segment) or "", unit_of(segment) or ""
