"""The one place that decides what may be shown of a table of counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.disclosure.over_time import atoms_over_time, then
from assessments.disclosure.selecting import SELECT_RULE, select
from assessments.disclosure.tree_rule import RELEASE_RULE, tree_forms
from assessments.scoring.released import Cell, Certificate, Proof, Release
from assessments.scoring.segments import (
    ORGANIZATION,
    attributes_of,
    audience_of,
    kind_of,
    roll_up,
    unit_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from assessments.disclosure.over_time import Earlier
    from assessments.disclosure.selecting import Selection
    from assessments.scoring.released import Form, Tables
    from assessments.scoring.table import CountTable

# More than there are kinds of tables.
_MOST_PRIORITIES = 10

# Where a small audience meets a unit, empty levels of the one fill in those of the other. Tables
# that cross each other keep their distributions only in groups this many times as large: found by
# attacking generated organizations, see docs/decisions/0013.
CROSSED_FACTOR = 5


def release(
    table: CountTable,
    *,
    k: int,
    k_full: int,
    suppress: bool,
    tables: Tables = "simple",
    earlier: Sequence[Earlier] = (),
) -> Release:
    """Sum leaves into cells and keep what may be shown, decided on numbers of people alone.

    Parameters
    ----------
    table : CountTable
        Leaves: each person in exactly one row.
    k, k_full : int
        Smallest group shown at all, and shown with its histogram. k is at least 3.
    suppress : bool
        False for named raters who agreed to it.
    tables : "simple" or "crossed"
        The tree organization > audience > unit by the tree rule; or whole units and attributes
        beside it, by the certificate of linear programs. Units and attributes then show their
        histogram from ``CROSSED_FACTOR * k_full`` people on.
    earlier : sequence of Earlier
        Releases of the same assessment that stand already. Then the certificate decides in either
        case, since what holds for the tree holds for one release only.

    Returns
    -------
    Release
        All cells with their forms; the counts of full and coarse cells only.

    Raises
    ------
    ValueError
        If k is under 3 or above k_full while suppression is on.
    NotCertified
        If no proof could be found; nothing may be shown then.
    """
    if suppress and not 3 <= k <= k_full:
        raise ValueError(f"k must be at least 3 and at most k_full, got {k} and {k_full}")
    rolled = roll_up(table, crossed=tables == "crossed")
    people = dict(zip(rolled.segments, rolled.people.tolist(), strict=True))
    certificate: Certificate | None = None
    if suppress and (tables == "crossed" or earlier):
        crossed = tables == "crossed"
        chosen = _choose(table, people, k=k, k_full=k_full, crossed=crossed, earlier=earlier)
        forms = _forms(people, *chosen)
        certificate = _select_certificate(*chosen, k=k, k_full=k_full, crossed=crossed)
    else:
        forms = tree_forms(people, k=k, k_full=k_full, suppress=suppress)
        if suppress:
            certificate = _tree_certificate(forms, k=k, k_full=k_full)
    cells = tuple(_cell(cell, people[cell], forms[cell]) for cell in rolled.segments)
    return Release(cells, _shown(rolled, cells), certificate)


def republish(released: Release, table: CountTable, *, tables: Tables) -> Release:
    """Take the figures of the same cells from a guarded copy of the leaves instead."""
    rolled = roll_up(table, crossed=tables == "crossed")
    return Release(
        released.cells, _shown(rolled, released.cells), released.certificate, guarded=True
    )


def _shown(rolled: CountTable, cells: tuple[Cell, ...]) -> CountTable:
    return rolled.take(tuple(cell.id for cell in cells if cell.form in {"full", "coarse"}))


def _choose(
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


def _forms(people: Mapping[str, int], shown: Selection, full: Selection) -> dict[str, Form]:
    return {
        cell: _form(size, shown=cell in shown.cells, full=cell in full.cells)
        for cell, size in people.items()
    }


def _select_certificate(
    shown: Selection, full: Selection, *, k: int, k_full: int, crossed: bool
) -> Certificate:
    proofs = [Proof(len(each.cells), each.groups, each.programs) for each in (shown, full)]
    k_crossed = CROSSED_FACTOR * k_full if crossed else None
    return Certificate(SELECT_RULE, k, k_full, *proofs, k_crossed=k_crossed)


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


def _form(size: int, *, shown: bool, full: bool) -> Form:
    if size == 0:
        return "empty"
    if full:
        return "full"
    return "coarse" if shown else "hidden"


def _tree_certificate(forms: Mapping[str, Form], *, k: int, k_full: int) -> Certificate:
    full = sum(form == "full" for form in forms.values())
    shown = full + sum(form == "coarse" for form in forms.values())
    return Certificate(RELEASE_RULE, k, k_full, Proof(shown), Proof(full))


def _cell(cell: str, people: int, form: Form) -> Cell:
    attribute, value = (*attributes_of(cell), (None, None))[0]
    return Cell(
        id=cell,
        kind=kind_of(cell),
        audience=audience_of(cell),
        unit=unit_of(cell),
        people=people,
        form=form,
        attribute=attribute,
        value=value,
    )
