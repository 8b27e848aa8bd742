"""Keeping direct labels apart from one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def spread_labels(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Return positions near the wanted ones, at least `gap` apart and inside low to high.

    Labels that would touch are joined into a run, and the run is centered on the mean of what its
    members wanted: the least squares answer (pool adjacent violators).

    Parameters
    ----------
    wanted
        Where each label would stand alone, in any order.
    gap
        Least distance of two labels.
    low, high
        Ends of the room; when it is too small the labels run over its end.

    Examples
    --------
    >>> spread_labels([10, 12, 40], gap=10, low=0, high=50)
    [6.0, 16.0, 40.0]
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    runs: list[tuple[float, int]] = []
    for index in order:
        start, size = float(wanted[index]), 1
        while runs and runs[-1][0] + runs[-1][1] * gap > start:
            before, count = runs.pop()
            start = (before * count + (start - count * gap) * size) / (count + size)
            size += count
        start = max(low, min(start, high - (size - 1) * gap))
        runs.append((start, size))
    placed = [0.0] * len(wanted)
    heights = (start + step * gap for start, size in runs for step in range(size))
    for index, height in zip(order, heights, strict=True):
        placed[index] = height
    return placed
