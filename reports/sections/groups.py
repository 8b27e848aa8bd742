"""The groups of a result as the explorer lists them: chosen, searched, sorted, with their means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessments.scoring.coarse import CoarseMean, mean_of_coarse
from reports.sections import words
from reports.sections.explorer import ATTRIBUTE, AUDIENCES, HIGH, NAME, UNITS
from reports.sections.words_cells import answers_of, cell_name, is_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.material import Material
    from reports.sections.explorer import Choice

Cell = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people as the explorer lists it."""

    cell: Cell
    name: str
    answers: str
    total: words.Entry

    @property
    def id(self) -> str:
        return str(self.cell["id"])

    @property
    def is_shown(self) -> bool:
        return is_shown(self.cell)


def list_groups(material: Material, choice: Choice) -> list[Group]:
    """The groups of a view, searched and sorted; those without figures come last."""
    found = [_group(material, cell) for cell in _cells(material, choice)]
    wanted = choice.search.casefold()
    kept = [group for group in found if wanted in group.name.casefold()]
    if choice.view != AUDIENCES or choice.sort != NAME:
        kept.sort(key=lambda group: group.name.casefold())
    if choice.sort == NAME:
        return kept
    sign = -1 if choice.sort == HIGH else 1
    return sorted(kept, key=lambda group: _place(material, group, choice.element, sign))


def _cells(material: Material, choice: Choice) -> list[Cell]:
    if choice.view == UNITS:
        wanted = choice.audience or None
        return [cell for cell in material.cells_of("unit") if cell["audience"] == wanted]
    if choice.view == AUDIENCES:
        order = list(material.audiences)
        return sorted(material.cells_of("audience"), key=lambda cell: order.index(cell["audience"]))
    code = choice.view.removeprefix(ATTRIBUTE)
    return [cell for cell in material.cells_of("attribute") if cell["attribute"] == code]


def _group(material: Material, cell: Cell) -> Group:
    name = cell_name(material, cell if cell["kind"] != "unit" else {**cell, "audience": None})
    total = mean_over(material, cell["id"], material.element_codes)
    return Group(cell, name, answers_of(material, cell), total)


def _place(material: Material, group: Group, element: str, sign: int) -> tuple[bool, float]:
    entry = material.score(group.id, element) if element else group.total
    mean = words.mean_value(entry)
    return mean is None, sign * (mean or 0.0)


def mean_over(material: Material, cell_id: str, codes: Sequence[str]) -> words.Entry:
    """Mean of the means shown of some elements; to one decimal where any of them is."""
    entries = {code: material.score(cell_id, code) for code in codes}
    known = {
        code: mean
        for code, entry in entries.items()
        if (mean := words.mean_value(entry)) is not None and _judged(entry)
    }
    if not known:
        return {"status": next(iter(entries.values()))["status"], "mean": None}
    weights = {code: material.rules["weights"].get(code, 1.0) for code in known}
    if any(entry["status"] == "coarse" for entry in entries.values()):
        return _coarse_mean([(entries[code]["mean"], weights[code]) for code in known])
    total = sum(weights.values())
    mean = sum(weights[code] * value for code, value in known.items()) / total if total else None
    return {"status": "ok", "mean": mean}


def _coarse_mean(means: list[tuple[dict[str, Any], float]]) -> words.Entry:
    found = mean_of_coarse((CoarseMean(mean["op"], mean["value"]), each) for mean, each in means)
    if found is None:
        return {"status": "coarse", "mean": None}
    return {"status": "coarse", "op": found.op, "mean": found.value}


def _judged(entry: words.Entry) -> bool:
    """An element that most of a group could not judge counts for nothing in its mean."""
    return bool(entry.get("unsure", 0) <= entry.get("n", 0))
