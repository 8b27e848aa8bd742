"""Which group or element of a result an address asks for: never another one in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _

from reports.sections import words_cells
from reports.sections.importance_pairs import ORGANIZATION

if TYPE_CHECKING:
    from reports.queries.material import Material

Cell = dict[str, Any]


def get_asked_cell(material: Material, cell_id: str) -> Cell:
    """Everybody where the address names nobody; a group that never was is not found."""
    cell = material.find_cell(cell_id or ORGANIZATION)
    if cell is None:
        raise Http404(_("This result has no such group."))
    return cell


def check_element(material: Material, code: str) -> None:
    """Refuse an element that this assessment did not ask about."""
    if code not in material.element_codes:
        raise Http404(_("This result has no such element."))


def told_instead(material: Material, wider: Cell | None) -> dict[str, Any]:
    """The wider group that a page offers in place of one it cannot show."""
    return {"wider": wider, "wider_name": words_cells.cell_name(material, wider) if wider else ""}
