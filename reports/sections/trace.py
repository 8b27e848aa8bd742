"""From the level down to counts: what the rule asked at each level, and what each element rests on.

Nothing is decided here again: levels come from the result, and shares and counts are laid beside
the thresholds that decided them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.sections.words_cells import cell_name

if TYPE_CHECKING:
    from reports.queries.material import Material

HALF = 0.5
NEARLY_ALL = 0.85
# Weighted shares are sums of floats; the rule allows them this much.
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the three things a level asks for, and the elements that stand against it."""

    text: str
    finding: str
    holds: bool
    failing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """The rule tried at one level; `reached` is None where it hangs on elements not rated."""

    level: int
    name: str
    reached: bool | None
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The share of raters at one level or above, against what the element rule asks of it."""

    level: int
    share: float
    word: str
    most: bool
    nearly_all: bool


@dataclass(frozen=True, slots=True)
class Source:
    """What one audience gave to an element: its weight, its shares, its counts."""

    name: str
    cell: str
    weight: float | None
    answered: int
    unsure: int
    counts: tuple[int, ...]
    shares: tuple[float, ...]


def attempts(material: Material) -> tuple[Attempt, ...]:
    levels = {code: entry.get("level") for code, entry in material.overall["elements"].items()}
    found = material.overall["level"]
    return tuple(
        Attempt(
            level=target,
            name=material.level_name(target),
            reached=_reached(target, found),
            conditions=_conditions(material, levels, target),
        )
        for target in material.rules["levels"][1:]
    )


def _reached(target: int, found: dict[str, Any]) -> bool | None:
    if target <= (found["low"] or 0):
        return True
    return None if target <= (found["high"] or 0) else False


def _conditions(
    material: Material, levels: dict[str, int | None], target: int
) -> tuple[Condition, ...]:
    core = [code for code in material.rules["core"] if code in levels]
    needed = elements_needed(material)
    below = tuple(code for code, level in levels.items() if (level or 0) < target)
    far = tuple(code for code, level in levels.items() if (level or 0) < target - 1)
    weak = tuple(code for code in core if code in below)
    return (
        Condition(
            _("Every foundation stands at Level %(level)d or above") % {"level": target},
            _("%(a)d of %(b)d") % {"a": len(core) - len(weak), "b": len(core)},
            not weak,
            weak,
        ),
        Condition(
            _("At least %(needed)d of %(total)d elements stand at Level %(level)d or above")
            % {"needed": needed, "total": len(levels), "level": target},
            _("%(a)d of %(b)d") % {"a": len(levels) - len(below), "b": len(levels)},
            len(levels) - len(below) >= needed,
            below,
        ),
        Condition(
            _("No element is below Level %(level)d") % {"level": target - 1},
            _("%(a)d of %(b)d") % {"a": len(levels) - len(far), "b": len(levels)},
            not far,
            far,
        ),
    )


def elements_needed(material: Material) -> int:
    """How many elements must stand at a level: the quota of the profile, rounded up."""
    quota = Fraction(material.rules["quota"])
    return -(-quota.numerator * len(material.element_codes) // quota.denominator)


def steps(material: Material, code: str) -> tuple[Step, ...]:
    """The shares of the whole at or above each level beyond the first; none where withheld."""
    shares = material.overall["elements"][code].get("shares")
    if shares is None:
        return ()
    pairs = zip(material.rules["levels"], shares, strict=True)
    return tuple(
        Step(level, share, achieved(share), share > HALF + TINY, share > NEARLY_ALL + TINY)
        for level, share in list(pairs)[1:]
    )


def achieved(share: float) -> str:
    """The letter of ISO/IEC 33020: not, partly, largely or fully achieved."""
    for letter, most in (("N", 0.15), ("P", HALF), ("L", NEARLY_ALL)):
        if share <= most + TINY:
            return letter
    return "F"


def sources(material: Material, code: str) -> tuple[Source, ...]:
    """What each group gave that the whole stands on; none where its counts are not shown."""
    counts = material.body["counts"]
    cells = [cell for cell in material.overall["basis"]["cells"] if cell in counts]
    given = {cell: counts[cell][code] for cell in cells}
    weights = _weights(material, given)
    return tuple(_source(material, cell, row, weights.get(cell)) for cell, row in given.items())


def _source(material: Material, cell: str, row: list[int], weight: float | None) -> Source:
    counts, unsure = row[:-1], row[-1]
    answered = sum(counts)
    above = [sum(counts[place:]) for place in range(len(counts))]
    return Source(
        name=cell_name(material, material.cell(cell)),
        cell=cell,
        weight=weight,
        answered=answered,
        unsure=unsure,
        counts=tuple(counts),
        shares=tuple(number / answered for number in above) if answered else (),
    )


def _weights(material: Material, given: dict[str, list[int]]) -> dict[str, float]:
    """The weight of each group that could judge the element; a group that could not has none."""
    smallest = 1 if material.named else material.minimum
    sizes = {
        cell: material.weight(cell)
        for cell, row in given.items()
        if sum(row[:-1]) >= smallest and row[-1] <= sum(row[:-1])
    }
    total = sum(sizes.values())
    return {cell: size / total for cell, size in sizes.items()} if total else {}
