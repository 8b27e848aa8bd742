"""Where the code of each dot of a scatter stands, so that none hides another or a dot."""

from __future__ import annotations

from math import cos, inf, pi, sin
from typing import TYPE_CHECKING, Final

from reports.charts import theme
from reports.charts.lettering import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HALF_HEIGHT: Final = 7.0
_RINGS: Final = (0, 11, 22, 34, 48)
_TURNS: Final = (0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 7, 9, 3, 5, 11, 13)
_PASSES: Final = 2

Box = tuple[float, float, float, float]
"""The middle of a box, and half of its width and height."""
Shift = tuple[float, float]


def place_codes(codes: Sequence[str], dots: Sequence[Box], *, frame: Box) -> list[Shift]:
    """Put each code as near its dot as it can stand without touching a dot or another code.

    Parameters
    ----------
    codes
        Small semi-bold texts, shape ``[dots]``.
    dots
        The box of each dot in pixels, upwards.
    frame
        Left, right, low and high end of the plot in pixels.

    Returns
    -------
    list
        How far to the right of its dot, and above it, the middle of each code stands.

    Examples
    --------
    >>> [(right, up)] = place_codes(["A1"], [(50, 50, 5, 5)], frame=(0, 100, 0, 100))
    >>> right > 0, up
    (True, 0.0)
    """
    halves = [text_width(code, size=theme.SMALL, bold=True) / 2 + 1 for code in codes]
    shifts: list[Shift] = [(0.0, 0.0)] * len(dots)
    boxes: list[Box | None] = [None] * len(dots)
    for _ in range(_PASSES):
        for i, dot in enumerate(dots):
            others = [*dots, *(box for j, box in enumerate(boxes) if box and j != i)]
            shifts[i] = _choose_shift(dot, halves[i], others, frame)
            boxes[i] = _box(dot, shifts[i], halves[i])
    return shifts


def _choose_shift(dot: Box, half: float, others: Sequence[Box], frame: Box) -> Shift:
    """Choose the nearest free place, or where none is free the one that hides least."""
    least, best = inf, (0.0, 0.0)
    for shift in _shifts(half, dot[2]):
        box = _box(dot, shift, half)
        hidden = _outside(box, frame) + sum(_overlap(box, each) for each in others)
        if hidden < least:
            least, best = hidden, shift
        if not hidden:
            break
    return best


def _shifts(half: float, near: float) -> Iterator[Shift]:
    """Give where a code may stand: to the right first, then around its dot, ring by ring."""
    for ring in _RINGS:
        for turn in _TURNS:
            angle = 2 * pi * turn / len(_TURNS)
            yield (near + ring + half + 2) * cos(angle), (near + ring + HALF_HEIGHT) * sin(angle)


def _outside(box: Box, frame: Box) -> float:
    left, right, low, high = frame
    across = max(left - box[0] + box[2], box[0] + box[2] - right, 0.0)
    return 40 * (across + max(low - box[1] + box[3], box[1] + box[3] - high, 0.0))


def _box(dot: Box, shift: Shift, half: float) -> Box:
    return dot[0] + shift[0], dot[1] + shift[1], half, HALF_HEIGHT


def _overlap(one: Box, other: Box) -> float:
    across = one[2] + other[2] - abs(one[0] - other[0])
    along = one[3] + other[3] - abs(one[1] - other[1])
    return max(0.0, across) * max(0.0, along)
