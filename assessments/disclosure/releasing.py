"""The one place that decides what may be shown of a table of counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.disclosure.tree_rule import tree_forms
from assessments.scoring.released import Cell, Release
from assessments.scoring.segments import attribute_of, audience_of, kind_of, roll_up, unit_of

if TYPE_CHECKING:
    from assessments.scoring.released import Form
    from assessments.scoring.table import CountTable


def release(table: CountTable, *, k: int, k_full: int, suppress: bool) -> Release:
    """Sum leaves into the tree organization > audience > unit and keep what may be shown.

    Parameters
    ----------
    table : CountTable
        Leaves (``audience:x/unit:y``, or ``audience:x`` for people without a unit): each person
        once.
    k, k_full : int
        Smallest group shown at all, and shown with its histogram. k is at least 3.
    suppress : bool
        False for named raters who agreed to it.

    Returns
    -------
    Release
        All cells with their forms; the counts of full and coarse cells only.

    Raises
    ------
    ValueError
        If k is under 3 or above k_full while suppression is on.
    """
    if suppress and not 3 <= k <= k_full:
        raise ValueError(f"k must be at least 3 and at most k_full, got {k} and {k_full}")
    tree = roll_up(table)
    people = dict(zip(tree.segments, tree.people.tolist(), strict=True))
    forms = tree_forms(people, k=k, k_full=k_full, suppress=suppress)
    cells = tuple(_cell(segment, people[segment], forms[segment]) for segment in tree.segments)
    shown = tuple(cell.id for cell in cells if cell.form in {"full", "coarse"})
    return Release(cells, tree.take(shown))


def _cell(cell: str, people: int, form: Form) -> Cell:
    attribute, value = attribute_of(cell) or (None, None)
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
