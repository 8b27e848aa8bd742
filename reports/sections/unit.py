"""One unit beside the whole: what a line manager may see of the own unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.sections.heatmap import heatmap
from reports.sections.section import Section

if TYPE_CHECKING:
    from reports.queries.material import Material
    from reports.sections.section import Figure


def build(material: Material, unit: str) -> Section:
    """Compare the unit's audiences with the organization, element by element."""
    cells = [
        cell
        for cell in material.cells_of("unit")
        if cell["unit"] == unit and cell["form"] != "empty"
    ]
    shown = any(cell["form"] in {"full", "coarse"} for cell in cells)
    return Section(
        key=f"unit-{unit}",
        title=material.units.get(unit, _("Your unit")),
        lead=_lead(material, shown=shown),
        figures=(_figure(material, cells),) if cells else (),
    )


def _lead(material: Material, *, shown: bool) -> str:
    if shown:
        return _("Your unit beside the whole organization, group by group.")
    return _(
        "Too few people of your unit answered to show anything without showing who said what: at "
        "least %(minimum)d of a group have to, and what is left must not single anybody out."
    ) % {"minimum": material.minimum}


def _figure(material: Material, cells: list[dict[str, Any]]) -> Figure:
    return heatmap(
        material,
        key="unit",
        title=_("Your unit and the organization"),
        caption=_("Mean of each element, your unit and the organization"),
        names=[_("Organization"), *(_name(material, cell) for cell in cells)],
        scores=[
            [material.overall["elements"][code], *(material.score(c["id"], code) for c in cells)]
            for code in material.element_codes
        ],
    )


def _name(material: Material, cell: dict[str, Any]) -> str:
    """The whole unit, where it is shown beside its audiences, has none."""
    if cell["audience"] is None:
        return _("Your unit")
    return material.audience_name(cell["audience"])
