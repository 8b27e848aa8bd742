"""The sample file that teaches the format: four tiers, and parents within a tier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from competencies.content.row import Row
from competencies.content.writing import write_competencies

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROWS = (
    (
        "V1",
        "Learns in the open",
        "VALUES",
        "Says what did not work, so that others learn too.",
        "",
    ),
    (
        "V2",
        "Keeps promises",
        "VALUES",
        "Does what was agreed, or says early why not.",
        "",
    ),
    ("C1", "Communication", "CORE", "", ""),
    ("C1.1", "Writes clearly", "CORE", "A reader finds the point in the first sentence.", "C1"),
    ("C1.2", "Listens", "CORE", "Repeats what was said before answering it.", "C1"),
    ("C2", "Works with figures", "CORE", "Asks what a number counts before using it.", ""),
    ("L1", "Gives direction", "LEADERSHIP", "Everybody in the team can say what comes first.", ""),
    ("L2", "Develops people", "LEADERSHIP", "Talks about learning with each person monthly.", ""),
    ("F1", "Service desk", "FUNCTIONAL", "", ""),
    ("F1.1", "Finds the cause", "FUNCTIONAL", "Tests one explanation at a time.", "F1"),
    ("F1.2", "Closes a case", "FUNCTIONAL", "The customer agrees that it is solved.", "F1"),
)


def write_sample() -> Iterator[str]:
    return write_competencies(Row(0, *cells) for cells in _ROWS)
