"""What the figures of one item say about how many people of each cell chose each category."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Body = dict[str, Any]
# A sum over the categories of one cell: low <= coefficients . counts <= high, all whole numbers.
Bound = tuple[tuple[int, ...], int | None, int | None]


@dataclass(frozen=True, slots=True)
class Observation:
    """What is told of one cell and one item.

    Parameters
    ----------
    cell : str
    bounds : tuple of Bound
        All of them hold.
    either : tuple of Bound
        At least one of them holds; empty if nothing of the kind is told.
    """

    cell: str
    bounds: tuple[Bound, ...]
    either: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Everything told of one question: its name, its categories, and the observations of cells.

    The last category is "can't judge".
    """

    name: str
    categories: int
    observations: tuple[Observation, ...] = field(default=())

    @property
    def cells(self) -> tuple[str, ...]:
        """Cells of which anything is told."""
        return tuple(seen.cell for seen in self.observations)

    @property
    def key(self) -> tuple[int, tuple[Observation, ...]]:
        """Items with the same key have the same solutions."""
        return self.categories, self.observations


def items_of(body: Body) -> Iterator[Item]:
    """Read every item of a result: ratings of each element, and importance where it was asked.

    Parameters
    ----------
    body : dict
        The body of a Result, as the API gives it.
    """
    levels: list[int] = body["rules"]["levels"]
    for element in body["elements"]:
        yield Item(element, len(levels) + 1, tuple(_ratings(body, element, levels=levels)))
    for element in body["elements"] if body.get("importance") else ():
        told = {cell: items[element] for cell, items in body["importance"].items()}
        width = max((len(counts) for counts in told.values()), default=0)
        if width:
            seen = tuple(histogram(cell, counts) for cell, counts in told.items())
            yield Item(f"{element} importance", width, seen)


def _ratings(body: Body, element: str, *, levels: Sequence[int]) -> Iterator[Observation]:
    for cell, scores in body["scores"].items():
        counts = body["counts"].get(cell)
        if counts is not None:
            yield histogram(cell, counts[element])
        else:
            smallest = body["rules"]["k"] if body["rules"]["suppressed"] else 1
            yield coarse(cell, scores[element], levels=levels, smallest=smallest)


def histogram(cell: str, counts: Sequence[int]) -> Observation:
    """Each category is known.

    Examples
    --------
    >>> histogram("c", [2, 0]).bounds
    (((1, 0), 2, 2), ((0, 1), 0, 0))
    """
    units = [
        tuple(int(place == other) for other in range(len(counts))) for place in range(len(counts))
    ]
    return Observation(cell, tuple((unit, n, n) for unit, n in zip(units, counts, strict=True)))


def coarse(
    cell: str, score: Mapping[str, Any], *, levels: Sequence[int], smallest: int
) -> Observation:
    """Turn a mean of one decimal, a bound or "too few", and the level, into inequalities.

    Examples
    --------
    >>> coarse("c", {"status": "insufficient"}, levels=(1, 2), smallest=5).either
    (((1, 1, 0), None, 4), ((1, 1, -1), None, -1))
    """
    valid = _row([1] * len(levels))
    judged = (*valid[:-1], -1)
    if score["status"] != "coarse":
        return Observation(cell, (), ((valid, None, smallest - 1), (judged, None, -1)))
    rank = levels.index(score["level"]) + 1
    bounds = [
        (valid, smallest, None),
        (judged, 0, None),
        *_mean(score["mean"], levels),
        *_reaches(rank, len(levels)),
    ]
    return Observation(cell, tuple(bounds), tuple(_stops(rank, len(levels))))


def _row(rating: Sequence[int]) -> tuple[int, ...]:
    """Coefficients of the levels, and none for "can't judge"."""
    return (*rating, 0)


def _mean(mean: Mapping[str, Any], levels: Sequence[int]) -> Iterator[Bound]:
    """State what the rule of display says of the sum of levels, given the number shown.

    With total T, n valid ratings and ten times the value V: "=" is half-up rounding of 10T/n, ">="
    tells T >= top n - 1 and V = floor((10 top n - 10)/n), "<=" the mirror image.
    """
    value, low, top = round(10 * mean["value"]), levels[0], levels[-1]
    if mean["op"] == "=":
        yield _row([level - low for level in levels]), 2, None
        yield _row([level - top for level in levels]), None, -2
        yield _row([20 * level + 1 - 2 * value for level in levels]), 0, None
        yield _row([20 * level + 1 - 2 * (value + 1) for level in levels]), None, -1
    elif mean["op"] == ">=":
        yield _row([level - top for level in levels]), -1, None
        yield _row([10 * top - value] * len(levels)), 10, None
        yield _row([10 * top - value - 1] * len(levels)), None, 9
    else:
        yield _row([level - low for level in levels]), None, 1
        yield _row([value - 10 * low] * len(levels)), 10, None
        yield _row([value - 1 - 10 * low] * len(levels)), None, 9


def _above(rank: int, size: int, *, share: tuple[int, int]) -> tuple[int, ...]:
    """Coefficients of: part * (ratings at or above the rank) - whole * (all ratings)."""
    part, whole = share
    return _row([part * (place >= rank) - whole for place in range(1, size + 1)])


_MOST, _NEARLY_ALL = (2, 1), (20, 17)


def _reaches(rank: int, size: int) -> Iterator[Bound]:
    """More than half at the level, more than 85 % at each level between the first and it."""
    if rank > 1:
        yield _above(rank, size, share=_MOST), 1, None
    for below in range(2, rank):
        yield _above(below, size, share=_NEARLY_ALL), 1, None


def _stops(rank: int, size: int) -> Iterator[Bound]:
    """The next level is not reached: half or fewer are there, or 85 % or fewer are at this one."""
    if rank < size:
        yield _above(rank + 1, size, share=_MOST), None, 0
        if rank > 1:
            yield _above(rank, size, share=_NEARLY_ALL), None, 0
