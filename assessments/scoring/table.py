"""The one input of every measure: how many people of each segment chose each level of each item."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class CountTable:
    """How many people of each segment chose each level of each item.

    Answers of one person cannot be told apart here, and no level is written anywhere else: the
    levels travel with the counts.

    Parameters
    ----------
    counts : ndarray of int, shape (n_segments, n_items, n_levels)
        Valid ratings only.
    segments, items : tuple of str
        Labels of the first two axes.
    levels : tuple of int
        The scale, ascending, e.g. ``(1, 2, 3, 4)``.
    unsure : ndarray of int, shape (n_segments, n_items), optional
        "Can't judge" or skipped. Counted beside the table, never in a denominator. Zeros if left
        out.

    Raises
    ------
    ValueError
        If shapes and labels disagree, a label is repeated, levels do not ascend or a count is
        negative.

    Examples
    --------
    >>> table = CountTable(np.array([[[1, 3]]]), ("all",), ("q1",), (1, 2))
    >>> table.answered, table.people
    (array([[4]]), array([4]))
    """

    counts: Counts
    segments: tuple[str, ...]
    items: tuple[str, ...]
    levels: tuple[int, ...]
    unsure: Counts = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))

    def __post_init__(self) -> None:
        """Refuse what no measure could make sense of, and freeze the arrays."""
        expected = (len(self.segments), len(self.items), len(self.levels))
        counts = np.array(self.counts, dtype=np.int64)
        if counts.shape != expected:
            raise ValueError(f"counts has shape {counts.shape}, labels say {expected}")
        unsure = np.array(self.unsure, dtype=np.int64)
        if unsure.size == 0:
            unsure = np.zeros(expected[:2], dtype=np.int64)
        if unsure.shape != expected[:2]:
            raise ValueError(f"unsure has shape {unsure.shape}, labels say {expected[:2]}")
        _refuse_bad_labels(self)
        if (counts < 0).any() or (unsure < 0).any():
            raise ValueError("a count is negative")
        counts.setflags(write=False)
        unsure.setflags(write=False)
        object.__setattr__(self, "counts", counts)
        object.__setattr__(self, "unsure", unsure)

    @property
    def answered(self) -> Counts:
        """Valid ratings, the denominator of every share: shape (n_segments, n_items)."""
        return self.counts.sum(axis=-1)

    @property
    def people(self) -> Counts:
        """People behind each segment, shape (n_segments,): the largest total over its items."""
        total = self.answered + self.unsure
        return total.max(axis=1, initial=0)

    def take(self, segments: tuple[str, ...]) -> CountTable:
        """Return the rows of these segments, in this order; a missing segment is a ValueError."""
        rows = [self.segments.index(segment) for segment in segments]
        return CountTable(
            self.counts[rows], segments, self.items, self.levels, unsure=self.unsure[rows]
        )


def _refuse_bad_labels(table: CountTable) -> None:
    for name, labels in (("segments", table.segments), ("items", table.items)):
        if len(set(labels)) != len(labels):
            raise ValueError(f"{name} repeats a label")
    if list(table.levels) != sorted(set(table.levels)) or not table.levels:
        raise ValueError(f"levels must ascend, got {table.levels}")


def one_cell(hist: tuple[int, ...] | list[int]) -> CountTable:
    """Wrap one histogram over levels 1, 2, ... as a table of one segment and one item.

    Examples
    --------
    >>> one_cell([0, 2, 1]).levels
    (1, 2, 3)
    """
    counts = np.array(hist, dtype=np.int64)[None, None, :]
    return CountTable(counts, ("all",), ("item",), tuple(range(1, len(hist) + 1)))


def divide(numerator: NDArray[np.number], denominator: NDArray[np.number]) -> Floats:
    """Divide element by element; NaN where the denominator is not positive."""
    above, below = np.broadcast_arrays(numerator, denominator)
    out = np.full(above.shape, np.nan)
    return np.divide(above, below, out=out, where=below > 0)
