"""How answers spread: shares of single levels, of what a result holds, and where they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.sections.words import Entry


def at_each_level(above: list[float] | None) -> list[float] | None:
    """Differences of neighbors; None where the spread is not shown."""
    if above is None:
        return None
    return [here - after for here, after in zip(above, [*above[1:], 0.0], strict=True)]


def bar_status(entry: Entry, shares: list[float] | None) -> str:
    """A mean may be known where the spread may not: then the bar is withheld."""
    return "hidden" if shares is None and entry["status"] == "coarse" else str(entry["status"])
