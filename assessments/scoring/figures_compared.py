"""Two result bodies beside each other, figure by figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.scoring.native import Json

Path = tuple[str, ...]
MISSING = "(missing)"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many figures were held against each other, and which differ: path, stored, recomputed."""

    compared: int
    differences: tuple[tuple[Path, object, object], ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the result with differences, each once."""
        return tuple(dict.fromkeys(path[0] for path, _stored, _recomputed in self.differences))


def figures(value: Json, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Walk over every figure, word and empty part of a body, with the way to it.

    Examples
    --------
    >>> list(figures({"level": {"low": 2}, "counts": [3, 4]}))
    [(('counts', '0'), 3), (('counts', '1'), 4), (('level', 'low'), 2)]
    """
    if isinstance(value, dict) and value:
        for key in sorted(value):
            yield from figures(value[key], (*path, str(key)))
    elif isinstance(value, list | tuple) and value:
        for place, each in enumerate(value):
            yield from figures(each, (*path, str(place)))
    else:
        yield path, value


def compare_figures(stored: Json, recomputed: Json) -> Comparison:
    """Hold every figure of two bodies against each other: equal, not nearly equal.

    A figure that only one of them has differs from nothing.

    Examples
    --------
    >>> compare_figures({"a": 1, "b": 2}, {"a": 1, "b": 3}).differences
    ((('b',), 2, 3),)
    """
    old, new = dict(figures(stored)), dict(figures(recomputed))
    paths = list(dict.fromkeys([*old, *new]))
    differences = tuple(
        (path, old.get(path, MISSING), new.get(path, MISSING))
        for path in paths
        if not _equal(old.get(path, MISSING), new.get(path, MISSING))
    )
    return Comparison(len(paths), differences)


def _equal(one: object, other: object) -> bool:
    """An empty list is no empty word, and true is not 1."""
    return one == other and isinstance(one, bool) is isinstance(other, bool)
