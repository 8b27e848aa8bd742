"""What a value that cannot be shown stands for: withheld to protect people, or never given."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

WITHHELD_TEXT: Final = "fewer than 5 answers"
EMPTY_TEXT: Final = "no answers"
_SHOWN: Final = frozenset({"ok", "provisional", "coarse"})
_EMPTY: Final = frozenset({"no_data", "all_dk", "empty", "insufficient", "not_testable"})


def clean_values(values: Sequence[float | None]) -> list[float | None]:
    """Return the values with NaN as None, since a figure is written as JSON.

    Examples
    --------
    >>> clean_values([2.4, float("nan"), None])
    [2.4, None, None]
    """
    return [None if value is None or math.isnan(value) else float(value) for value in values]


def read_states(
    values: Sequence[float | None], status: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Return "shown", "withheld" or "empty" for each value.

    Parameters
    ----------
    values
        Numbers; None or NaN where there is none.
    status
        The status envelope of each number (ok, provisional, coarse, hidden, no_data, all_dk, ...).
        Without it a missing number counts as withheld, the cautious reading.

    Notes
    -----
    A value whose status is not one that may be shown is never drawn, even when it is given:
    an unknown status hides.

    Examples
    --------
    >>> read_states([2.4, None, 3.1, None], ["ok", "no_data", "hidden", "ok"])
    ('shown', 'empty', 'withheld', 'withheld')
    """
    known = status if status is not None else ["ok"] * len(values)
    if len(known) != len(values):
        raise ValueError(f"{len(values)} values but {len(known)} status words")
    return tuple(
        _read_state(value, word) for value, word in zip(clean_values(values), known, strict=True)
    )


def _read_state(value: float | None, word: str) -> str:
    if word in _EMPTY:
        return "empty"
    return "shown" if word in _SHOWN and value is not None else "withheld"
