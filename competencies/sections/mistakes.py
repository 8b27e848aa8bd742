"""Says in words what is wrong with a file, for the table of its mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from competencies.content.decoding import LARGEST_FILE
from competencies.content.reading import MOST_ROWS
from competencies.content.relations import MOST_STEPS
from competencies.content.row import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import _StrPromise

_LIMITS = {"bytes": LARGEST_FILE // 1_000_000, "rows": f"{MOST_ROWS:,}", "steps": MOST_STEPS}

REASONS: dict[str, _StrPromise] = {
    "file_too_large": _("The file is larger than %(bytes)s MB. Split it into two frameworks."),
    "not_text": _(
        "This is not a CSV file in UTF-8 or Windows-1252. In your spreadsheet, choose "
        "“Save as” and “CSV UTF-8”."
    ),
    "no_header": _("The first line must name the columns: code, name, tier, description, parent."),
    "column_missing": _("The first line does not name this column, and it is needed."),
    "column_twice": _("The first line names this column twice."),
    "no_rows": _("There is no competency below the names of the columns."),
    "too_many_rows": _("A framework holds %(rows)s competencies at most; the file goes on."),
    "unreadable": _(
        "From here the file cannot be read: a quotation mark is not closed, text follows a "
        "closing one, or a cell is longer than 131,072 characters."
    ),
    "too_many_cells": _(
        "There are more cells than columns. Put quotation marks around a text with separators."
    ),
    "missing": _("This cell is empty, and it is needed."),
    "too_long": _("“%(value)s” is longer than %(longest)s characters."),
    "control_character": _("There is an invisible control character in this cell. Remove it."),
    "unknown_tier": _("“%(value)s” is no tier. Use values, core, leadership or functional."),
    "duplicate_code": _("The code “%(value)s” stands in an earlier line already."),
    "unknown_parent": _("No line of this file has the code “%(value)s”."),
    "circular_parents": _("Going up from “%(value)s”, one comes back to where one was."),
    "too_deep": _("This competency lies more than %(steps)s steps deep in the tree."),
    "parent_of_another_tier": _("“%(value)s” is in another tier; parents share the tier."),
}


@dataclass(frozen=True, slots=True)
class MistakeRow:
    line: int
    column: str
    reason: str


def list_mistake_rows(mistakes: Iterable[Mapping[str, str | int]]) -> list[MistakeRow]:
    return [
        MistakeRow(int(found["line"]), str(found["column"]), _reason(found)) for found in mistakes
    ]


def _reason(found: Mapping[str, str | int]) -> str:
    longest = LONGEST.get(str(found["column"]), 0)
    values = {**_LIMITS, "value": found["value"], "longest": f"{longest:,}"}
    return str(REASONS[str(found["code"])]) % values
