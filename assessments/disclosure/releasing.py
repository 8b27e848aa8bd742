"""The one place that decides what may be shown of a table of counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.disclosure.choosing import CROSSED_FACTOR, choose
from assessments.disclosure.selecting import SELECT_RULE
from assessments.disclosure.tree_rule import RELEASE_RULE, forms_of, tree_forms
from assessments.scoring.released import Cell, Certificate, Proof, Release
from assessments.scoring.rolling_up import roll_up
from assessments.scoring.segments import attributes_of, audience_of, kind_of, unit_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.disclosure.over_time import Earlier
    from assessments.disclosure.selecting import Selection
    from assessments.scoring.released import Form, Tables
    from assessments.scoring.table import CountTable


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
    crossed = tables == "crossed"
    rolled = roll_up(table, crossed=crossed)
    people = dict(zip(rolled.segments, rolled.people.tolist(), strict=True))
    certificate: Certificate | None = None
    if suppress and (crossed or earlier):
        shown, full = choose(table, people, k=k, k_full=k_full, crossed=crossed, earlier=earlier)
        forms = forms_of(people, shown=shown.cells, full=full.cells)
        certificate = _select_certificate(shown, full, k=k, k_full=k_full, crossed=crossed)
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


def _select_certificate(
    shown: Selection, full: Selection, *, k: int, k_full: int, crossed: bool
) -> Certificate:
    k_crossed = CROSSED_FACTOR * k_full if crossed else None
    return Certificate(SELECT_RULE, k, k_full, _proof(shown), _proof(full), k_crossed=k_crossed)


def _proof(chosen: Selection) -> Proof:
    return Proof(len(chosen.cells), chosen.groups, chosen.programs)


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
