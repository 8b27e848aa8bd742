"""The rules an instrument keeps beyond having the right keys, each refused with advice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessments.content.instrument import Level
    from assessments.content.tables import Table

ANCHOR_WORDS = 30
TITLE_WORDS = 6
NEXT_STEP_WORDS = 35
FEWEST_LEVELS = 2

# Codes become parts of addresses, cell names and column names, so they hold no sign of those.
_FORMS = {
    "slug": (r"[a-z][a-z0-9-]*", "small letters, digits and hyphens, such as hilo"),
    "version": (r"\d+(\.\d+)+", "numbers with points, such as 1.0"),
    "language": (r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag, such as en or pt-BR"),
    "code": (r"[A-Za-z][A-Za-z0-9_]*", "a letter, then letters, digits or _"),
}


def refuse_bad_form(table: Table, key: str) -> None:
    pattern, form = _FORMS[key]
    if not re.fullmatch(pattern, table.text(key)):
        raise table.mistake(f"“{table.text(key)}” is no valid {key}.", f"Use {form}.", key)


def refuse_duplicates(tables: Iterable[Table], noun: str) -> None:
    seen: set[str] = set()
    for table in tables:
        code = table.text("code")
        if code in seen:
            raise table.mistake(
                f"The {noun} code “{code}” is used twice.", "Give each a code of its own.", "code"
            )
        seen.add(code)


def refuse_gaps_in_levels(table: Table, levels: Sequence[Table]) -> None:
    if len(levels) < FEWEST_LEVELS:
        raise table.mistake(
            "There is only one level.", f"Declare {FEWEST_LEVELS} or more [[levels]].", "levels"
        )
    for position, level in enumerate(levels, start=1):
        if level.number("number") != position:
            raise level.mistake(
                f"Level {level.number('number')} stands at place {position}.",
                "Number the levels 1, 2, 3 ... in this order.",
                "number",
            )


def refuse_bad_anchors(element: Table, anchors: Sequence[Table], levels: Sequence[Level]) -> None:
    if len(anchors) != len(levels):
        raise element.mistake(
            f"Element {element.text('code')} has {len(anchors)} anchors for {len(levels)} levels.",
            "Write one [[domains.elements.anchors]] for each level.",
        )
    for anchor, level in zip(anchors, levels, strict=True):
        if anchor.number("level") != level.number:
            raise anchor.mistake(
                f"This anchor is for level {anchor.number('level')}, level {level.number} is due.",
                "Put the anchors in the order of the levels.",
                "level",
            )
        _refuse_many_words(anchor, "title", TITLE_WORDS)
        _refuse_many_words(anchor, "text", ANCHOR_WORDS)


def refuse_bad_next_steps(element: Table, due: int) -> None:
    steps = element.texts("next_steps")
    if len(steps) != due:
        raise element.mistake(
            f"Element {element.text('code')} has {len(steps)} next steps, {due} are due.",
            "Write one for each way from a level to the next.",
            "next_steps",
        )
    for index, step in enumerate(steps):
        if (words := len(step.split())) > NEXT_STEP_WORDS:
            raise element.mistake(
                f"Next step {index + 1} has {words} words.",
                f"Shorten it to {NEXT_STEP_WORDS} at most.",
                *("next_steps", index),
            )


def refuse_unknown_core(table: Table, codes: set[str]) -> None:
    seen: set[str] = set()
    for index, code in enumerate(table.texts("core")):
        if code not in codes:
            raise table.mistake(
                f"The core element “{code}” does not exist.",
                "Name codes of elements in this file.",
                *("core", index),
            )
        if code in seen:
            raise table.mistake(
                f"The core element “{code}” is named twice.", "Name it once.", *("core", index)
            )
        seen.add(code)


def _refuse_many_words(table: Table, key: str, most: int) -> None:
    words = len(table.text(key).split())
    if words > most:
        raise table.mistake(
            f"The {key} of this anchor has {words} words.", f"Shorten it to {most} at most.", key
        )
