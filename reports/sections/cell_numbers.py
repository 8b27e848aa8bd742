"""The released numbers of groups as plain rows: unrounded, unworded, the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.sections import perception, words
from reports.sections.section import Table
from reports.sections.words_cells import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.queries.material import Material

Cell = dict[str, Any]


def cells_table(material: Material, cells: Iterable[Cell]) -> Table:
    """A row for each group and element; what is not released is left blank, with its status."""
    levels = material.rules["levels"]
    return Table(
        caption=f"{material.organization}, {material.assessment}: scores",
        columns=(
            *("cell", "group", "form", "people", "element", "element_name"),
            *("status", "mean", "bound", "level", "answered", "cannot_judge", "agreement_rwg"),
            *(f"count_level_{level}" for level in levels),
        ),
        rows=tuple(
            (*_head(material, cell), code, material.instrument.element(code).name, *rest)
            for cell in cells
            for code in material.element_codes
            for rest in [_numbers(material, cell, code, len(levels))]
        ),
    )


def _head(material: Material, cell: Cell) -> tuple[str, ...]:
    people = "" if cell["people"] is None else str(cell["people"])
    return cell["id"], cell_name(material, cell), cell["form"], people


def _numbers(material: Material, cell: Cell, code: str, levels: int) -> tuple[str, ...]:
    entry = material.score(cell["id"], code)
    counts = material.body["counts"].get(cell["id"], {}).get(code, [])[:levels]
    mean = words.mean_value(entry)
    bound = entry["mean"]["op"] if isinstance(entry.get("mean"), dict) else "="
    return (
        entry["status"],
        _plain(mean, 1 if entry["status"] == "coarse" else 4),
        "" if mean is None else {"=": "exact"}.get(bound, bound),
        *(_whole(entry.get(key)) for key in ("level", "n", "unsure")),
        _plain(entry.get("rwg_star"), 4),
        *(map(str, counts) if counts else [""] * levels),
    )


def perception_table(material: Material, first: str, second: str) -> Table:
    return Table(
        caption=f"{material.organization}, {material.assessment}: perception gaps",
        columns=(
            *("element", "element_name", "audience_a", "audience_b", "mean_a", "mean_b"),
            *("difference", "smallest_detectable", "cliffs_delta", "effect", "p", "q", "status"),
        ),
        rows=tuple(
            (
                row["element"],
                material.instrument.element(row["element"]).name,
                first,
                second,
                *(_plain(mean, 4) for mean in row["means"]),
                *(_plain(row[key], 4) for key in ("difference", "smallest", "delta")),
                row["word"] or "",
                *(_plain(row[key], 6) for key in ("p", "q")),
                row["status"],
            )
            for row in perception.rows(material, first, second)
        ),
    )


def _plain(value: float | None, places: int) -> str:
    return "" if value is None else f"{value:.{places}f}"


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)
