"""Which cells are candidates, in which order they are kept, and what stands from before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.disclosure.over_time import atoms_over_time, then
from assessments.disclosure.selecting import select
from assessments.scoring.segments import ORGANIZATION, attributes_of, audience_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from assessments.disclosure.over_time import Earlier
    from assessments.disclosure.selecting import Selection
    from assessments.scoring.released import Form
    from assessments.scoring.table import CountTable

# Where a small audience meets a unit, empty levels of the one fill in those of the other. Tables
# that cross each other keep their distributions only in groups this many times as large: found by
# attacking generated organizations, see docs/decisions/0013.
CROSSED_FACTOR = 5
# More than there are kinds of tables.
_MOST_PRIORITIES = 10


def choose(
    table: CountTable,
    people: Mapping[str, int],
    *,
    k: int,
    k_full: int,
    crossed: bool,
    earlier: Sequence[Earlier],
) -> tuple[Selection, Selection]:
    """What may be shown at all and in full, each together with what was shown like that before."""
    leaves = dict(zip(table.segments, table.people.tolist(), strict=True))
    atoms = atoms_over_time(leaves, earlier=earlier, crossed=crossed)
    now = priorities_of(people, leaves=leaves)
    before = _earlier_priorities(earlier, leaves)
    shown = select(atoms, priorities={**now, **before["coarse"]}, k=k, prior=before["coarse"])
    rest = {
        cell: priority
        for cell, priority in now.items()
        if cell in shown.cells and people[cell] >= _full_from(cell, k_full=k_full, crossed=crossed)
    }
    full = select(atoms, priorities={**rest, **before["full"]}, k=k_full, prior=before["full"])
    stand = frozenset(before["coarse"])
    return replace(shown, cells=shown.cells - stand), replace(full, cells=full.cells - stand)


def _full_from(cell: str, *, k_full: int, crossed: bool) -> int:
    in_both = crossed and kind_of(cell) in {"unit", "attribute"}
    return CROSSED_FACTOR * k_full if in_both else k_full


def _earlier_priorities(
    earlier: Sequence[Earlier], leaves: Collection[str]
) -> dict[Form, dict[str, int]]:
    """Priorities of the cells that stand, above all others; each release has tables of its own."""
    found: dict[Form, dict[str, int]] = {"coarse": {}, "full": {}}
    for number, release_then in enumerate(earlier):
        base = (number - len(earlier)) * _MOST_PRIORITIES
        for cell, priority in priorities_of(release_then.shown, leaves=leaves).items():
            found["coarse"][then(cell, number)] = base + priority
            if cell in release_then.full:
                found["full"][then(cell, number)] = base + priority
    return found


def priorities_of(cells: Iterable[str], *, leaves: Iterable[str]) -> dict[str, int]:
    """Organization, audiences, units, their parts by audience, then each attribute in its order.

    The order of the attributes is theirs in the leaves.

    Examples
    --------
    >>> leaves = ["audience:a/attribute:place:2/attribute:tenure:1"]
    >>> priorities_of(["attribute:tenure:1", "attribute:place:2"], leaves=leaves)
    {'attribute:tenure:1': 5, 'attribute:place:2': 4}
    """
    fullest = max(sorted(leaves), key=lambda leaf: len(attributes_of(leaf)), default=ORGANIZATION)
    found = [attribute for cell in cells for attribute in attributes_of(cell)]
    codes = [code for code, _ in attributes_of(fullest)]
    codes += sorted({code for code, _ in found} - set(codes))
    return {cell: _priority(cell, codes) for cell in cells}


def _priority(cell: str, codes: list[str]) -> int:
    kind = kind_of(cell)
    if kind == "attribute":
        return 4 + codes.index(attributes_of(cell)[0][0])
    if kind == "unit":
        return 2 if audience_of(cell) is None else 3
    return 0 if kind == "organization" else 1
