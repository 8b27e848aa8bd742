"""What may be shown: the cells of a release, each with the form it may take, and the proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assessments.scoring.table import CountTable

Form = Literal["full", "coarse", "hidden", "empty"]
Kind = Literal["organization", "audience", "unit", "attribute"]
Tables = Literal["simple", "crossed"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One group of people and the form in which its answers may be shown.

    Kind "unit" without an audience is a whole unit; with one it is that audience's part of it.
    """

    id: str
    kind: Kind
    audience: str | None
    unit: str | None
    people: int
    form: Form
    attribute: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """How a family of cells was proven safe.

    ``cells`` that may be shown, ``groups`` of people who are in exactly the same of them, and
    ``programs``: linear programs that were solved. A tree needs neither groups nor programs.
    """

    cells: int
    groups: int | None = None
    programs: int = 0


@dataclass(frozen=True, slots=True)
class Certificate:
    """No combination of what is shown isolates fewer than k people; of histograms, k_full.

    Units and attributes of crossed tables show histograms from ``k_crossed`` people on.
    """

    rule: str
    k: int
    k_full: int
    shown: Proof
    full: Proof
    k_crossed: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """Every cell of an assessment, and the counts of those that may be shown (full or coarse).

    ``certificate`` is None for named raters, who need none. ``guarded`` tells that an answer of a
    unanimous group was moved in the published copy.
    """

    cells: tuple[Cell, ...]
    table: CountTable
    certificate: Certificate | None = None
    guarded: bool = False

    def with_form(self, *forms: Form, kind: Kind | None = None) -> tuple[Cell, ...]:
        """Return the cells of these forms, and of this kind if one is named, in their order."""
        return tuple(
            cell for cell in self.cells if cell.form in forms and kind in {None, cell.kind}
        )
