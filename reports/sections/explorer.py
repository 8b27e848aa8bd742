"""What the explorer may show: views over the groups of a result, and the choice of a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.sections import words
from reports.sections.words_cells import cell_name, is_shown, list_cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.queries.material import Material

Cell = dict[str, Any]
AUDIENCES, UNITS, CELL, GAPS, RESPONSE = "audiences", "units", "cell", "gaps", "response"
ANYWHERE = frozenset({AUDIENCES, UNITS, CELL, GAPS, RESPONSE})
ATTRIBUTE = "attribute:"
DOMAINS, ELEMENTS = "domains", "elements"
NAME, HIGH, LOW = "name", "high", "low"


@dataclass(frozen=True, slots=True)
class Choice:
    """How the groups are looked at; what this result has nothing for is left at its default.

    Not so whose answers are looked at: nobody is shown in place of another.
    """

    view: str
    columns: str
    audience: str
    element: str
    search: str
    sort: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; one that is withheld is listed, and cannot be chosen."""

    key: str
    name: str
    is_shown: bool = True


def views(material: Material) -> list[Option]:
    """The ways of looking that this result has anything for."""
    found = []
    if len(material.cells_of("audience")) > 1:
        found.append(Option(AUDIENCES, _("Audiences")))
    if material.cells_of("unit"):
        found.append(Option(UNITS, _("Units")))
    codes = {cell["attribute"] for cell in material.cells_of("attribute")}
    named = [each for each in material.attributes if each["code"] in codes]
    found += [Option(ATTRIBUTE + each["code"], each["name"]) for each in named]
    found.append(Option(CELL, _("One group")))
    if len(material.cells_of("audience")) > 1:
        found.append(Option(GAPS, _("Perception gaps")))
    if not material.named:
        found.append(Option(RESPONSE, _("Who answered")))
    return found


def read_choice(material: Material, asked: Mapping[str, str]) -> Choice:
    audiences = [cell["audience"] for cell in material.cells_of("audience")]
    first, second = _pair(material, asked, audiences)
    known = {option.key for option in views(material)}
    return Choice(
        view=_one_of(asked.get("view"), known, views(material)[0].key),
        columns=_one_of(asked.get("columns"), {DOMAINS, ELEMENTS}, _columns(asked)),
        audience=asked.get("audience") or _widest_part(material),
        element=_one_of(asked.get("element"), set(material.element_codes), ""),
        search=asked.get("q", "").strip()[:80],
        sort=_one_of(asked.get("sort"), {NAME, HIGH, LOW}, NAME),
        first=first,
        second=second,
    )


def _one_of(asked: str | None, known: set[str], otherwise: str) -> str:
    return asked if asked is not None and asked in known else otherwise


def _columns(asked: Mapping[str, str]) -> str:
    """Few audiences leave room for every element; many units for the domains."""
    return DOMAINS if asked.get("view") == UNITS else ELEMENTS


def _pair(
    material: Material, asked: Mapping[str, str], audiences: Sequence[str]
) -> tuple[str, str]:
    """The two audiences asked for; where none is, the two whose views lie furthest apart."""
    chosen = (asked.get("a", ""), asked.get("b", ""))
    if any(chosen):
        return chosen
    scored = [(words.mean_value(entry), entry["audience"]) for entry in material.audience_scores]
    known = sorted((mean, code) for mean, code in scored if mean is not None)
    if len(known) > 1:
        return known[-1][1], known[0][1]
    return (audiences[0], audiences[1]) if len(audiences) > 1 else ("", "")


def _unit_parts(material: Material) -> set[str]:
    """Whose part of the units can be looked at: each audience's, or everybody's ("")."""
    return {cell["audience"] or "" for cell in material.cells_of("unit")}


def _widest_part(material: Material) -> str:
    """Whole units where there are any, else the audience of which most units are shown."""
    parts = _unit_parts(material)
    if not parts or "" in parts:
        return ""
    shown = [cell["audience"] for cell in material.cells_of("unit") if is_shown(cell)]
    return max(sorted(parts), key=shown.count)


def unit_parts(material: Material) -> list[Option]:
    parts = _unit_parts(material)
    whole = [Option("", _("Everybody"))] if "" in parts else []
    named = [code for code in material.audiences if code in parts]
    return [*whole, *(Option(code, material.audience_name(code)) for code in named)]


def cell_options(material: Material) -> list[Option]:
    """Every group; those withheld are named, and cannot be chosen."""
    return [
        Option(cell["id"], cell_name(material, cell), is_shown(cell))
        for cell in list_cells(material)
    ]


def audience_options(material: Material) -> list[Option]:
    """Audiences whose whole spread is shown can be compared."""
    return [
        Option(cell["audience"], material.audience_name(cell["audience"]), cell["form"] == "full")
        for cell in material.cells_of("audience")
    ]
