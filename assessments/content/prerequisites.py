"""What has to stand before a step of an element can hold, with the reason for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assessments.content.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessments.content.tables import Table

_PREREQUISITES = Path(__file__).parent / "prerequisites.toml"
_LOWEST_STEP = 2

Step = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """`element` reaches `level` only where `needs` stands at level `at` or above."""

    instrument: str
    element: str
    level: int
    needs: str
    at: int
    reason: str


@lru_cache(maxsize=1)
def builtin_prerequisites() -> tuple[Prerequisite, ...]:
    """Read the shipped file once in each process."""
    return read_prerequisites(_PREREQUISITES)


def prerequisites_of(slug: str, elements: Iterable[str]) -> tuple[Prerequisite, ...]:
    """Return those of an instrument between elements that were asked."""
    asked = set(elements)
    return tuple(
        each
        for each in builtin_prerequisites()
        if each.instrument == slug and {each.element, each.needs} <= asked
    )


def read_prerequisites(
    path: Path, *, elements: Mapping[str, Iterable[str]] | None = None
) -> tuple[Prerequisite, ...]:
    """Read a file; its first mistake raises InstrumentMistake with the line.

    With `elements`, the codes of each instrument by its slug, unknown ones are refused as well.
    """
    table = read_table(path)
    table.expect("prerequisites")
    found: list[Prerequisite] = []
    for one in table.tables("prerequisites"):
        each = _prerequisite(one)
        if elements is not None:
            _refuse_unknown(one, each, elements)
        _refuse_repeated(one, each, found)
        found.append(each)
        _refuse_circle(one, each, found)
    return tuple(found)


def _prerequisite(table: Table) -> Prerequisite:
    table.expect("instrument", "element", "level", "needs", "at", "reason")
    each = Prerequisite(
        instrument=table.text("instrument"),
        element=table.text("element"),
        level=table.number("level"),
        needs=table.text("needs"),
        at=table.number("at"),
        reason=table.text("reason"),
    )
    for key in ("level", "at"):
        if table.number(key) < _LOWEST_STEP:
            raise table.mistake(
                f"“{key}” is {table.number(key)}.",
                "Write 2 or more: level 1 is present everywhere.",
                key,
            )
    if each.element == each.needs:
        raise table.mistake(
            f"{each.element} needs itself.", "Each level needs the one before it anyway.", "needs"
        )
    return each


def _refuse_unknown(
    table: Table, each: Prerequisite, elements: Mapping[str, Iterable[str]]
) -> None:
    if each.instrument not in elements:
        raise table.mistake(
            f"There is no instrument “{each.instrument}”.", "Write its slug.", "instrument"
        )
    known = set(elements[each.instrument])
    for key, code in (("element", each.element), ("needs", each.needs)):
        if code not in known:
            raise table.mistake(
                f"The element “{code}” does not exist.", "Name a code of the instrument.", key
            )


def _refuse_repeated(table: Table, each: Prerequisite, before: list[Prerequisite]) -> None:
    step = (each.instrument, each.element, each.level, each.needs)
    if any((one.instrument, one.element, one.level, one.needs) == step for one in before):
        raise table.mistake(
            f"That {each.element} at level {each.level} needs {each.needs} is said twice.",
            "Keep one of the two.",
        )


def _refuse_circle(table: Table, each: Prerequisite, found: list[Prerequisite]) -> None:
    """Refuse the entry that lets a step wait for itself."""
    start = (each.element, each.level)
    waiting: list[Step] = [(each.needs, each.at)]
    seen: set[Step] = set()
    while waiting:
        code, level = waiting.pop()
        if (code, level) == start:
            raise table.mistake(
                f"{each.element} at level {each.level} would wait for itself.",
                "Take one of the entries of this circle out.",
                "needs",
            )
        if (code, level) in seen or level < _LOWEST_STEP:
            continue
        seen.add((code, level))
        waiting.append((code, level - 1))
        waiting += [
            (one.needs, one.at)
            for one in found
            if (one.instrument, one.element, one.level) == (each.instrument, code, level)
        ]
