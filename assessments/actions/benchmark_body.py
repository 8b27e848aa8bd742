"""What a release of benchmarks holds, as it is frozen, and the quarter it is of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assessments.actions.benchmark_cells import RULE
from assessments.scoring.benchmark_groups import quartiles_of, told_number
from assessments.scoring.benchmark_release import FEWEST_CHANGES, SMALLEST_CELL, SMALLEST_SURVEY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from assessments.models import BenchmarkRelease
    from assessments.queries.benchmarks import Comparable
    from assessments.scoring.benchmark_release import Contribution

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Collected:
    """What the organizations that take part give, and of which earlier releases they were part."""

    contributions: list[Contribution] = field(default_factory=list)
    history: dict[str, dict[int, tuple[str, str]]] = field(default_factory=dict)

    def of_cell(self, cell: str) -> list[Contribution]:
        return [each for each in self.contributions if cell in each.cells]

    def remember(self, organization: int, places: Mapping[str, tuple[str, str]]) -> None:
        """What is known of a quarter already stays."""
        for quarter, place in places.items():
            self.history.setdefault(quarter, {}).setdefault(organization, place)


def body_of(asked: Comparable, quarter: str, *, cells: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "instrument": asked.slug,
        "major": asked.major,
        "quarter": quarter,
        "rules": {
            "smallest_cell": SMALLEST_CELL,
            "smallest_survey": SMALLEST_SURVEY,
            "fewest_changes": FEWEST_CHANGES,
            "weights": "each organization once",
            "release_rule": RULE,
        },
        "domains": {domain: list(elements) for domain, elements in asked.domains.items()},
        "cells": cells,
    }


def new_cells(
    fresh: tuple[str, ...], *, collected: Collected, quarter: str
) -> dict[str, dict[str, Any]]:
    """Groups with new figures, by id."""
    return {cell: _cell(cell, collected.of_cell(cell), quarter) for cell in fresh}


def kept_cells(releases: list[BenchmarkRelease]) -> dict[str, dict[str, Any]]:
    """Groups as they were released last, by id; releases newest first."""
    kept: dict[str, dict[str, Any]] = {}
    for release in releases:
        for cell in release.body["cells"]:
            kept.setdefault(cell["id"], cell)
    return kept


def _cell(cell: str, members: list[Contribution], quarter: str) -> dict[str, Any]:
    return {
        "id": cell,
        "quarter": quarter,
        "organizations": told_number(len(members)),
        "figures": quartiles_of([member.figures for member in members]),
    }


def digest_of_release(body: dict[str, Any]) -> str:
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def last_quarter(now: datetime) -> tuple[str, datetime]:
    """Name of the quarter that ended last, and the moment it ended."""
    began = now.replace(
        month=(now.month - 1) // 3 * 3 + 1, day=1, hour=0, minute=0, second=0, microsecond=0
    )
    year, quarter = (began.year, began.month // 3) if began.month > 1 else (began.year - 1, 4)
    return f"{year}-Q{quarter}", began
