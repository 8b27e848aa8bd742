"""Shares of single levels from the shares at or above each, which is what a result holds."""

from __future__ import annotations


def at_each_level(above: list[float] | None) -> list[float] | None:
    """Differences of neighbors; None where the spread is not shown."""
    if above is None:
        return None
    return [here - after for here, after in zip(above, [*above[1:], 0.0], strict=True)]
