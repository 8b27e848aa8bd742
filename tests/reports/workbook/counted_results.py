"""Results computed from counts by the engine alone: quick, without a database, of any shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import closed_result
import numpy as np
from edge_shapes import instrument_of

from assessments.scoring.plan import Plan
from assessments.scoring.released import Cell, Release
from assessments.scoring.summary import summarize
from assessments.scoring.table import CountTable

if TYPE_CHECKING:
    from reports.queries.material import Material

PEOPLE = {"executives": 14, "learning": 12, "managers": 31, "employees": 90}


@dataclass(frozen=True)
class Shape:
    """People of each audience; units of employees hold so many of them each."""

    people: dict[str, int] = field(default_factory=lambda: dict(PEOPLE))
    units: tuple[int, ...] = ()
    elements: int = 18
    levels: int = 4
    named: bool = False
    combine: Any = "equal"
    unsure: float = 0.15
    weighted: bool = False


SHAPES = {
    "everybody": Shape(units=(30, 24, 8, 3, 0), combine="headcount", weighted=True),
    "hardly judged": Shape(unsure=0.55, elements=7),
    "one audience and a few": Shape({"executives": 3, "employees": 40}, elements=5),
    "small": Shape({"executives": 2, "employees": 6}),
    "three elements": Shape(elements=3),
    "one person": Shape({"executives": 1}, named=True),
    "five levels": Shape(levels=5, elements=3),
    "seven levels": Shape(levels=7, elements=3, units=(15, 7)),
    "nobody": Shape({"employees": 0}),
    "nobody could judge": Shape({"employees": 20}, unsure=1.0),
}
MANY_UNITS = Shape({"employees": 2400}, units=(8,) * 300, elements=5)


@lru_cache(maxsize=12)
def counted_body(name: str) -> dict[str, Any]:
    return _body(SHAPES[name])


def counted_material(name: str, **changes: Any) -> Material:
    shape = SHAPES[name]
    return _material(shape, counted_body(name), **changes)


def many_units() -> Material:
    return _material(MANY_UNITS, _body(MANY_UNITS))


def _material(shape: Shape, body: dict[str, Any], **changes: Any) -> Material:
    instrument = instrument_of(shape.levels)
    invited = [
        {"code": code, "headcount": 2 * n, "submitted": n, "form": "shown"}
        for code, n in shape.people.items()
    ]
    given = {
        "body": body,
        "instrument": instrument,
        "audiences": {code: code.capitalize() for code in shape.people},
        "units": {str(key): f"Unit {key}" for key in range(1, len(shape.units) + 1)},
        "participation": {"submitted": sum(shape.people.values()), "audiences": invited},
    }
    return closed_result.material(**{**given, **changes})


def _body(shape: Shape) -> dict[str, Any]:
    instrument = instrument_of(shape.levels)
    codes = [each.code for domain in instrument.domains for each in domain.elements]
    elements = tuple(codes[: shape.elements])
    domains = {
        domain.code: tuple(each.code for each in domain.elements if each.code in elements)
        for domain in instrument.domains
    }
    plan = Plan(
        elements=elements,
        domains={code: members for code, members in domains.items() if members},
        core=tuple(code for code in instrument.core if code in elements),
        targets=dict.fromkeys(elements, shape.levels - 1),
        weights={code: 0.5 + place % 3 for place, code in enumerate(elements)}
        if shape.weighted
        else {},
        combine=shape.combine,
        headcounts={code: 2 * n for code, n in shape.people.items()},
        suppress=not shape.named,
        draws=200,
    )
    return summarize(_release(shape, elements), plan=plan)


def _release(shape: Shape, elements: tuple[str, ...]) -> Release:
    chance = np.random.default_rng(7)
    parts = {f"audience:{code}": people for code, people in shape.people.items()}
    parts |= {f"audience:employees/unit:{key}": n for key, n in enumerate(shape.units, start=1)}
    counts = {cell: _counts(chance, n, shape, len(elements)) for cell, n in parts.items()}
    audiences = [each for cell, each in counts.items() if "/" not in cell]
    counts = {"organization": np.sum(audiences, axis=0), **counts}
    parts = {"organization": sum(shape.people.values()), **parts}
    cells = tuple(_cell(cell, n, named=shape.named) for cell, n in parts.items())
    shown = [cell.id for cell in cells if cell.form in {"full", "coarse"}]
    size = (len(shown), len(elements), shape.levels + 1)
    table = np.array([counts[cell] for cell in shown], dtype=np.int64).reshape(size)
    scale = tuple(range(1, shape.levels + 1))
    found = CountTable(table[..., :-1], tuple(shown), elements, scale, unsure=table[..., -1])
    return Release(cells, found)


def _counts(chance: np.random.Generator, people: int, shape: Shape, size: int) -> Any:
    """Counts of each level, then of those who could not judge."""
    heights = np.linspace(0.8, 0.35, size) * shape.levels
    drawn = np.rint(chance.normal(heights, 0.9, (people, size)))
    levels = np.clip(drawn, 1, shape.levels).astype(int)
    levels[chance.random((people, size)) < shape.unsure] = shape.levels + 1
    every = range(1, shape.levels + 2)
    return np.stack([(levels == level).sum(axis=0) for level in every], axis=-1)


def _cell(name: str, people: int, *, named: bool) -> Cell:
    audience, _, unit = name.removeprefix("audience:").partition("/unit:")
    form: Any = "full" if named or people >= 10 else "coarse" if people >= 5 else "hidden"
    kind: Any = "unit" if unit else "organization" if name == "organization" else "audience"
    known = None if kind == "organization" else audience
    return Cell(name, kind, known, unit or None, people, form if people else "empty")
