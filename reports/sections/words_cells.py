"""Words for groups: what each is called, why one is not shown, and which wider one is instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.sections import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.queries.material import Material

Cell = dict[str, Any]
SHOWN = frozenset({"full", "coarse"})


def cell_name(material: Material, cell: Cell) -> str:
    """A group is called after its audience, its unit, its place, or both audience and unit."""
    if cell["kind"] == "organization":
        return _("Everybody")
    if cell["kind"] == "attribute":
        return material.value_name(cell["attribute"], cell["value"])
    names = []
    if cell["unit"] is not None:
        names.append(material.units.get(str(cell["unit"]), str(cell["unit"])))
    if cell["audience"] is not None:
        names.append(material.audience_name(cell["audience"]))
    return " · ".join(names)


def list_cells(material: Material) -> list[Cell]:
    """Everybody first, then audiences, units and attributes."""
    return [*material.cells_of("organization"), *material.groups]


def is_shown(cell: Cell) -> bool:
    return cell["form"] in SHOWN


def form_word(cell: Cell) -> str:
    """What may be known of a group, in a word or two."""
    words_by_form = {
        "full": _("all figures"),
        "coarse": _("means and levels only"),
        "hidden": _("withheld"),
    }
    return words_by_form.get(cell["form"], _("no answers"))


def answers_of(material: Material, cell: Cell) -> str:
    if cell["form"] == "hidden":
        return ""
    return words.people(cell["people"], material.minimum)


def why_not_shown(material: Material, cell: Cell) -> str:
    """Say what is the case without telling which of two reasons holds: that would tell the size."""
    if is_shown(cell):
        return ""
    if cell["form"] == "empty":
        return _("Nobody of this group answered.")
    return _(
        "This group is withheld to protect the people in it or beside it: either fewer than "
        "%(minimum)d of its people answered, or its figures, taken away from those of a wider "
        "group, would give a group of fewer than %(minimum)d people away. Which of the two is not "
        "told, because it would tell how many answered."
    ) % {"minimum": material.minimum}


def coarse_note(material: Material, cell: Cell) -> str:
    """Why a small group has no spread of answers."""
    if cell["form"] != "coarse":
        return ""
    return _(
        "This group is small: its means are given to one decimal with its levels. How its answers "
        "spread is shown from %(full)d answers on, and only where that singles nobody out."
    ) % {"full": _full_from(material, cell)}


def _full_from(material: Material, cell: Cell) -> int:
    """From how many answers on the spread is shown; more where tables cross each other."""
    crossed = (material.body.get("certificate") or {}).get("k_crossed")
    if crossed and cell["kind"] in {"unit", "attribute"}:
        return int(crossed)
    return int(material.rules.get("k_full", 2 * material.minimum))


def wider_cell(
    material: Material, cell: Cell, *, fits: Callable[[Cell], bool] = is_shown
) -> Cell | None:
    """The nearest group around this one that is shown; None where even the whole is withheld."""
    around = [material.find_cell(cell_id) for cell_id in _around(cell)]
    return next((one for one in around if one is not None and fits(one)), None)


def _around(cell: Cell) -> list[str]:
    if cell["kind"] == "organization":
        return []
    wider = []
    if cell["kind"] == "unit" and cell["audience"] is not None:
        wider = [f"unit:{cell['unit']}", f"audience:{cell['audience']}"]
    return [*wider, "organization"]
