"""Numbers as JSON knows them: Python's own, with null for what is not defined."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

Json = dict[str, Any]


def number(value: Any) -> float | None:
    """Return a Python float; None for NaN and infinity.

    Examples
    --------
    >>> number(float("nan")) is None, number(2)
    (True, 2.0)
    """
    found = float(value)
    return found + 0.0 if math.isfinite(found) else None  # no minus zero


def half_up(value: float) -> int:
    """Return the nearest whole number; a half goes up, also one with the dust of a sum.

    Examples
    --------
    >>> half_up(2.5), half_up(10 * (2.3 + 2.4) / 2), half_up(0.49)
    (3, 24, 0)
    """
    return math.floor(value + 0.5 + 1e-9)


def whole(value: Any) -> int | None:
    """Return a Python int; None for NaN."""
    found = number(value)
    return None if found is None else int(found)


def numbers(values: NDArray[Any]) -> list[float | None] | None:
    """Return a list of floats; None if the first of them is not defined, since then none is."""
    found = [number(value) for value in values]
    return None if not found or found[0] is None else found
