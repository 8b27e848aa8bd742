"""Closing 10,000 and 100,000 responses: seconds, and the memory of the closing process."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.surveys import close_filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.stage import Stage

ROUNDS = 3


def figures(stage: Stage) -> Iterator[tuple[str, float]]:
    few = [close_filled(stage.company, people=10_000) for _ in range(ROUNDS)]
    yield "close_10k_seconds", median(each.seconds for each in few)
    many = [close_filled(stage.company, people=100_000) for _ in range(ROUNDS)]
    yield "close_100k_seconds", median(each.seconds for each in many)
    yield "close_100k_peak_mb", max(each.peak_mb for each in many)
