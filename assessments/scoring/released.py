"""What may be shown: the cells of a release, each with the form it may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assessments.scoring.table import CountTable

Form = Literal["full", "coarse", "hidden", "empty"]
Kind = Literal["organization", "audience", "unit"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One group of people and the form in which its answers may be shown."""

    id: str
    kind: Kind
    audience: str | None
    unit: str | None
    people: int
    form: Form


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """Every cell of an assessment, and the counts of those that may be shown (full or coarse)."""

    cells: tuple[Cell, ...]
    table: CountTable

    def with_form(self, *forms: Form, kind: Kind | None = None) -> tuple[Cell, ...]:
        """Return the cells of these forms, and of this kind if one is named, in their order."""
        return tuple(
            cell for cell in self.cells if cell.form in forms and kind in {None, cell.kind}
        )
