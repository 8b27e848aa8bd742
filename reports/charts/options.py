"""The options that all charts of rows share, with the words a caller may translate."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from reports.charts import theme
from reports.charts.decimals import print_decimal
from reports.charts.rows import Rows, stack_rows
from reports.charts.states import EMPTY_TEXT, WITHHELD_TEXT, read_states

if TYPE_CHECKING:
    from collections.abc import Sequence


class RowOptions(TypedDict, total=False):
    """Keyword options of every chart of rows.

    Attributes
    ----------
    status
        Status word of each row ("ok", "coarse", "hidden", "no_data", ...). Without it a missing
        value counts as withheld.
    groups
        Group of each row, for headings.
    notes
        A small remark for each row, such as "n = 8".
    texts
        What to print instead of the rounded value of each row, such as "≥ 3.8"; "" for the value.
    narrow
        Lay out for a phone: labels above their rows.
    withheld_text, empty_text
        What a withheld row and a row without answers say.
    reasons
        What each row says where it has no value, if that is not the same for all of them.
    level_word
        The word before the number of a level.
    top
        The highest level of the scale.
    """

    status: Sequence[str] | None
    groups: Sequence[str] | None
    notes: Sequence[str] | None
    texts: Sequence[str] | None
    narrow: bool
    withheld_text: str
    empty_text: str
    reasons: Sequence[str] | None
    level_word: str
    top: int


def lay_rows(labels: Sequence[str], options: RowOptions, *, pitch: float = 30) -> Rows:
    """Return the rows that the options ask for."""
    return stack_rows(
        labels,
        groups=options.get("groups"),
        notes=options.get("notes"),
        narrow=options.get("narrow", False),
        pitch=pitch,
    )


def top_of(options: RowOptions) -> int:
    """Return the highest level of the scale the chart is drawn for."""
    return options.get("top", theme.TOP)


def split_states(
    values: Sequence[float | None], options: RowOptions
) -> tuple[tuple[str, ...], list[int]]:
    """Return the state of each row, and the indices of those that are shown."""
    states = read_states(values, options.get("status"))
    return states, [index for index, state in enumerate(states) if state == "shown"]


def missing_texts(options: RowOptions) -> tuple[str, str]:
    """Return what to say for a withheld row and for one without answers."""
    return options.get("withheld_text", WITHHELD_TEXT), options.get("empty_text", EMPTY_TEXT)


def tell_reasons(states: Sequence[str], options: RowOptions) -> list[str]:
    """Return for each row why it has no value, should it have none.

    Examples
    --------
    >>> tell_reasons(["shown", "empty"], {"empty_text": "nobody yet"})
    ['', 'nobody yet']
    """
    own = options.get("reasons")
    if own is not None:
        return list(own)
    withheld, empty = missing_texts(options)
    texts = {"withheld": withheld, "empty": empty}
    return [texts.get(state, "") for state in states]


def print_values(values: Sequence[float], shown: Sequence[int], options: RowOptions) -> list[str]:
    """Return the texts of the shown rows: the caller's, or the value with one decimal.

    Examples
    --------
    >>> print_values([2.38, 3.8], [0, 1], {"texts": ["", "≥ 3.8"]})
    ['2.4', '≥ 3.8']
    """
    own = options.get("texts") or [""] * (max(shown, default=0) + 1)
    return [own[index] or print_decimal(value) for value, index in zip(values, shown, strict=True)]


def tell_values(
    rows: Rows, shown: Sequence[int], values: Sequence[float], *, of: str = "", places: int = 1
) -> list[str]:
    """Return what each mark says when pointed at: its row, whose value, and the value.

    Examples
    --------
    >>> tell_values(lay_rows(["A1"], {}, pitch=20), [0], [2.38], of="Managers")
    ['A1, Managers: 2.4']
    """
    whose = f", {of}" if of else ""
    pairs = zip(shown, values, strict=True)
    return [f"{rows.name(i)}{whose}: {print_decimal(value, places)}" for i, value in pairs]
