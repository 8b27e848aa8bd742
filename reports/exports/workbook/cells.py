"""What stands in a cell: text that never runs, a number and its format, a formula and its value."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.utils.formats import get_format

# Control characters that XML cannot hold, or that would break a line in a cell of one.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_ESCAPE = re.compile(r"_x[0-9a-fA-F]{4}_")
_MOST_LETTERS = 32_000
_RUNS = re.compile(r"\s*[=+\-@\t\r]")
_NUMBER = re.compile(
    r"(?P<bound>[≥≤≈] )?(?P<sign>[+−-]?)(?P<whole>0|[1-9]\d{0,14})"
    r"(?:(?P<mark>[.,])(?P<rest>\d{1,6}))?(?P<percent>\s?%)?"
)


class Number(NamedTuple):
    """`shown` is the number format; a bound keeps its sign in it, so "≥ 3.8" reads as on a page."""

    value: float
    shown: str = "General"


class Formula(NamedTuple):
    """`value` is what readers see that do not calculate: screen readers' previews, scripts."""

    text: str
    value: float | str
    shown: str = "General"


Cell = str | Number | Formula


def clean(text: str) -> str:
    return _CONTROL.sub(" ", text)[:_MOST_LETTERS]


def table_header(text: str) -> str:
    """Escape what would be read as an escape itself, such as _x000D_ (ST_Xstring of ECMA-376).

    XlsxWriter does so in cells, but not where a table names its columns, which must be alike.
    """
    return _ESCAPE.sub("_x005F\\g<0>", text)


def would_run(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula once somebody edits its cell."""
    return _RUNS.match(text) is not None


def read_cell(text: str, *, is_label: bool = False) -> Cell:
    """Turn what a section wrote into a number where it is one; what it says stays the same.

    A label becomes a number only where it is a whole one: a unit may be called 1.10.
    """
    found = _NUMBER.fullmatch(text)
    if found is None or (found["mark"] or get_format("DECIMAL_SEPARATOR")) != get_format(
        "DECIMAL_SEPARATOR"
    ):
        return clean(text)
    if is_label and not text.isdigit():
        return clean(text)
    rest, percent = found["rest"] or "", found["percent"] or ""
    value = float(f"{found['whole']}.{rest or 0}")
    if percent:
        value = round(value / 100, len(rest) + 2)
    sign = -1 if found["sign"] in {"−", "-"} else 1
    return Number(sign * value, _format_of(found["bound"], found["sign"], rest, percent))


def _format_of(bound: str | None, sign: str, rest: str, percent: str) -> str:
    plain = "0" + ("." + "0" * len(rest) if rest else "") + percent.replace(" ", r"\ ")
    if bound:
        return f'"{bound}"{plain}'
    return f'"+"{plain};"−"{plain};{plain}' if sign else plain
