"""One unit beside the whole: what a line manager may see of the own unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.audience_heatmap import audience_heatmap
from reports.sections import words
from reports.sections.section import Figure, Section, Table

if TYPE_CHECKING:
    from reports.queries.material import Material


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
    codes = material.element_codes
    names = [_("Organization"), *(material.audience_name(cell["audience"]) for cell in cells)]
    rows = [
        [material.overall["elements"][code], *(material.score(c["id"], code) for c in cells)]
        for code in codes
    ]
    labels = [element.name for element in material.elements]
    options: dict[str, Any] = {
        "means": [[words.mean_value(entry) for entry in row] for row in rows],
        "cell_status": [[entry["status"] for entry in row] for row in rows],
        "groups": [material.element_domain(code) for code in codes],
        "withheld_text": words.withheld_text(material.minimum),
        "empty_text": _("no answers"),
    }
    table = Table(
        caption=_("Mean of each element, your unit and the organization"),
        columns=(_("Element"), *names),
        rows=tuple(
            (label, *(words.mean_text(entry) for entry in row))
            for label, row in zip(labels, rows, strict=True)
        ),
    )
    return Figure(
        key="unit",
        title=_("Your unit and the organization"),
        subtitle=_("Mean, 1 to %(top)d; darker is higher") % {"top": max(material.rules["levels"])},
        alt=_("The numbers follow as a table."),
        figure=audience_heatmap(labels, names, **options),
        narrow=audience_heatmap(labels, names, **options, narrow=True),
        table=table,
    )
