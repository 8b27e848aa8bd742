"""Compare reference vectors with what the product computes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Families = Mapping[str, Callable[[dict[str, Any]], Any]]


@dataclass(frozen=True, slots=True)
class Failure:
    """One vector whose value is not the expected one, or could not be computed."""

    id: str
    statistic: str
    expected: Any
    got: Any


def check_vector(vector: Mapping[str, Any], *, families: Families) -> Failure | None:
    """Compute one vector and compare; an unknown statistic or an error is a failure."""
    name, expected = str(vector.get("statistic")), vector.get("expected")
    family = families.get(name)
    if family is None:
        return Failure(str(vector.get("id")), name, expected, "unknown statistic")
    try:
        got = family(vector["input"])
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        got = f"{type(error).__name__}: {error}"
    if same(expected, got, tolerance=float(vector.get("tolerance", 0))):
        return None
    return Failure(str(vector.get("id")), name, expected, got)


def same(expected: Any, got: Any, *, tolerance: float) -> bool:
    """Tell whether two values agree: absolute tolerance up to 1, relative above, null with null.

    A whole that is not defined may be written as one null or as nulls for all its parts. Keys the
    vector does not name are not compared.

    Examples
    --------
    >>> same(200.0, 200.1, tolerance=0.001), same(0.5, None, tolerance=1)
    (True, False)
    >>> same(None, {"target": None, "total_cost": None}, tolerance=0)
    True
    """
    if expected is None or got is None:
        return _undefined(expected) and _undefined(got)
    if isinstance(expected, dict):
        return isinstance(got, dict) and all(
            key in got and same(value, got[key], tolerance=tolerance)
            for key, value in expected.items()
        )
    if isinstance(expected, list | tuple):
        return _same_list(expected, got, tolerance=tolerance)
    if isinstance(expected, bool | str) or isinstance(got, bool | str):
        return type(expected) is type(got) and bool(expected == got)
    return _same_number(expected, got, tolerance=tolerance)


def _same_list(expected: Any, got: Any, *, tolerance: float) -> bool:
    if not isinstance(got, list | tuple) or len(got) != len(expected):
        return False
    return all(same(e, g, tolerance=tolerance) for e, g in zip(expected, got, strict=True))


def _same_number(expected: Any, got: Any, *, tolerance: float) -> bool:
    if not isinstance(got, int | float) or not math.isfinite(got):
        return False
    allowed = tolerance * max(1.0, abs(expected))
    return abs(expected - got) <= allowed


def _undefined(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(
            _undefined(part) or (key == "n" and part == 0) for key, part in value.items()
        )
    if isinstance(value, list | tuple):
        return bool(value) and all(_undefined(part) for part in value)
    return value is None
