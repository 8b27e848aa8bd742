"""Level and importance counted together: what sealed answers become, leaf by leaf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.scoring.rolling_up import sum_leaves
from assessments.scoring.segments import audience_of
from assessments.scoring.table import CountTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class JointTable:
    """How many people of each segment chose each level and importance of each item.

    Parameters
    ----------
    counts : ndarray of int, shape (n_segments, n_items, n_levels + 1, n_importance + 1)
        Index 0 of the last two axes stands for no valid answer.
    segments, items : tuple of str
        Labels of the first two axes.

    Examples
    --------
    >>> import numpy as np
    >>> joint = JointTable(np.array([[[[0, 1], [2, 3]]]]), ("audience:a",), ("q",))
    >>> joint.levels.counts.tolist(), joint.levels.unsure.tolist()
    ([[[5]]], [[1]])
    >>> joint.importance.counts.tolist(), joint.importance.unsure.tolist()
    ([[[4]]], [[2]])
    """

    counts: NDArray[np.int64]
    segments: tuple[str, ...]
    items: tuple[str, ...]

    @property
    def levels(self) -> CountTable:
        """Ratings alone, shape (n_segments, n_items, n_levels)."""
        return self._table(self.counts.sum(axis=3))

    @property
    def importance(self) -> CountTable:
        """Importance alone, shape (n_segments, n_items, n_importance)."""
        return self._table(self.counts.sum(axis=2))

    def people_by_audience(self) -> dict[str, int]:
        """Count the people of each audience."""
        people = self.counts.sum(axis=(2, 3)).max(axis=1, initial=0).tolist()
        totals: dict[str, int] = {}
        for segment, number in zip(self.segments, people, strict=True):
            code = audience_of(segment) or ""
            totals[code] = totals.get(code, 0) + number
        return totals

    def rolled_up(self, *, crossed: bool) -> JointTable:
        """Sum leaves into every cell that may be a candidate for release."""
        cells, counts = sum_leaves(self.counts, self.segments, crossed=crossed)
        return JointTable(counts, cells, self.items)

    def take(self, segments: tuple[str, ...]) -> JointTable:
        """Return the rows of these segments, in this order."""
        place = {segment: row for row, segment in enumerate(self.segments)}
        rows = [place[segment] for segment in segments]
        return JointTable(self.counts[rows], segments, self.items)

    def _table(self, counts: NDArray[np.int64]) -> CountTable:
        scale = tuple(range(1, counts.shape[2]))
        return CountTable(
            counts[:, :, 1:], self.segments, self.items, scale, unsure=counts[:, :, 0]
        )
