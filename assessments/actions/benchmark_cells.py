"""Chooses which groups of organizations a release may show: from counts of organizations only."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessments.disclosure.atoms import Atom
from assessments.disclosure.k_safe import l1_certificate
from assessments.scoring.benchmark_release import EVERYBODY, SMALLEST_CELL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.scoring.benchmark_release import Contribution

RULE = "select-1"
_TOLERANCE = 1e-6


def choose_cells(contributions: Iterable[Contribution]) -> tuple[str, ...]:
    """Widest groups first; no combination of those chosen is about fewer than ten organizations.

    An organization takes the place that a person has within an assessment.
    """
    given = list(contributions)
    sizes = Counter(cell for each in given for cell in each.cells)
    kinds = Counter(frozenset(each.cells) for each in given)
    atoms = [Atom(size, cells) for cells, size in kinds.items()]
    chosen = [cell for cell, size in sizes.items() if size >= SMALLEST_CELL]
    chosen.sort(key=lambda cell: (_priority(cell), -sizes[cell], cell))
    while chosen and not _is_certified(atoms, chosen):
        chosen.pop()
    return tuple(chosen)


def _is_certified(atoms: list[Atom], chosen: list[str]) -> bool:
    bound = l1_certificate(atoms, published=chosen)
    return bound is None or bound >= SMALLEST_CELL - _TOLERANCE


def _priority(cell: str) -> int:
    if cell == EVERYBODY:
        return 0
    return 3 if "/" in cell else 1 + cell.startswith("size:")
