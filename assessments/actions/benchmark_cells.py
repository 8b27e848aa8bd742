"""Chooses which groups of organizations a release may show: from counts of organizations only."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessments.disclosure.atoms import Atom
from assessments.disclosure.selecting import SELECT_RULE, select
from assessments.scoring.benchmark_release import EVERYBODY, SMALLEST_CELL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.scoring.benchmark_release import Contribution

RULE = SELECT_RULE


def choose_cells(contributions: Iterable[Contribution]) -> tuple[str, ...]:
    """Widest groups first; no combination of those chosen is about fewer than ten organizations.

    An organization takes the place that a person has within an assessment.
    """
    kinds = Counter(frozenset(each.cells) for each in contributions)
    atoms = [Atom(size, cells) for cells, size in kinds.items()]
    priorities = {cell: _priority(cell) for cells in kinds for cell in cells}
    chosen = select(atoms, priorities=priorities, k=SMALLEST_CELL).cells
    return tuple(sorted(chosen, key=lambda cell: (priorities[cell], cell)))


def _priority(cell: str) -> int:
    if cell == EVERYBODY:
        return 0
    return 3 if "/" in cell else 1 + cell.startswith("size:")
