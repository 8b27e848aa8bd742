"""What one line of a framework file says, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

TIERS = ("VALUES", "CORE", "LEADERSHIP", "FUNCTIONAL")
COLUMNS = ("code", "name", "tier", "description", "parent")
REQUIRED = ("code", "name", "tier")
LONGEST = {"code": 40, "name": 200, "description": 2_000, "parent": 40}


@dataclass(frozen=True, slots=True)
class Row:
    """`line` is where the row begins in the file; `parent` is the code of another row, or empty."""

    line: int
    code: str
    name: str
    tier: str
    description: str = ""
    parent: str = ""


class Reason(StrEnum):
    """What can be wrong; the words are for others to choose."""

    FILE_TOO_LARGE = auto()
    NOT_TEXT = auto()
    NO_HEADER = auto()
    COLUMN_MISSING = auto()
    COLUMN_TWICE = auto()
    NO_ROWS = auto()
    TOO_MANY_ROWS = auto()
    UNREADABLE = auto()
    TOO_MANY_CELLS = auto()
    MISSING = auto()
    TOO_LONG = auto()
    CONTROL_CHARACTER = auto()
    UNKNOWN_TIER = auto()
    DUPLICATE_CODE = auto()
    UNKNOWN_PARENT = auto()
    CIRCULAR_PARENTS = auto()
    TOO_DEEP = auto()
    PARENT_OF_ANOTHER_TIER = auto()


@dataclass(frozen=True, slots=True)
class Mistake:
    """A reason and its place; `value` is what was found there."""

    line: int
    column: str
    code: Reason
    value: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: rows are worth using only where there are no mistakes."""

    rows: tuple[Row, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    encoding: str = ""
    ignored: tuple[str, ...] = ()
