"""How important each element is held to be, against how far it is practiced."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Any, Final, Unpack

from reports.charts import marks, theme
from reports.charts.code_places import HALF_HEIGHT, place_codes
from reports.charts.decimals import print_decimal
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.options import top_of
from reports.charts.states import WITHHELD_TEXT, clean_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.options import RowOptions

_SHEET: Final = (720, 270)
_HEIGHT: Final = 460
_MARGIN: Final = (44, 14, 12, 48)
_PAD: Final = 1 / 30
_DOT: Final = (7.0, 5.0)
_LEAD: Final = 20


@dataclass(frozen=True, slots=True)
class Weighing:
    """How elements are told apart.

    `most` is the highest answer about importance, `average` the mean importance and the mean gap
    of the elements, each on 0 to 1, and `doubtful` are those whose gap may be chance.
    """

    most: int = 4
    average: tuple[float, float] | None = None
    doubtful: frozenset[str] = frozenset()


def importance_practice(
    codes: Sequence[str],
    *,
    practice: Sequence[float | None],
    importance: Sequence[float | None],
    regions: tuple[str, str, str, str] = ("act first", "watch", "keep up", "enough"),
    axes: tuple[str, str] = ("Practice now", "Importance"),
    weighing: Weighing = Weighing(),
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw each element as a dot: practice to the right, importance upwards.

    Parameters
    ----------
    codes
        Element codes, shape ``[elements]``, written beside the dots.
    practice, importance
        Means on the scale of levels and on that of importance; an element with None or NaN in
        either is listed below the plot.
    regions
        What it means to lie left of the diagonal, above and below the average importance, and
        right of it, above and below.
    axes
        Names of the two axes.
    weighing
        The scale of importance, the averages that are drawn as lines, and the dots drawn hollow.
    **options
        Of `RowOptions`, narrow, top and withheld_text.

    Examples
    --------
    >>> figure = importance_practice(["A1", "E3"], practice=[2.9, 1.4], importance=[3.2, 3.6])
    >>> figure["data"][0]["x"]
    [2.9, 1.4]
    """
    pairs = zip(codes, clean_values(practice), clean_values(importance), strict=True)
    points = [(code, x, y) for code, x, y in pairs if x is not None and y is not None]
    drawing = Drawing()
    tops = (top_of(options), weighing.most)
    _draw_frame(drawing, tops)
    _draw_lines(drawing, weighing.average, tops)
    _write_regions(drawing, regions, tops, weighing.average)
    narrow = options.get("narrow", False)
    drawing.add(_draw_points(points, weighing.doubtful, top=top_of(options), narrow=narrow))
    _write_codes(drawing, points, tops, narrow=narrow)
    _write_axes(drawing, axes)
    shown = {point[0] for point in points}
    missing = [code for code in codes if code not in shown]
    bottom = _write_missing(drawing, missing, options.get("withheld_text", WITHHELD_TEXT))
    return drawing.compose(
        height=_HEIGHT + bottom,
        margin=(*_MARGIN[:3], _MARGIN[3] + bottom),
        xaxis=_axis(tops[0]),
        yaxis=_axis(tops[1]),
    )


def _axis(top: int) -> dict[str, Any]:
    ticks = {float(level): str(level) for level in theme.levels_to(top)}
    return quiet_axis(1 - _PAD * (top - 1), top + _PAD * (top - 1), ticks=ticks)


def _draw_frame(drawing: Drawing, tops: tuple[int, int]) -> None:
    """Draw the box, and the diagonal on which all is practiced as far as it is wanted."""
    right, top = tops
    drawing.rule(marks.draw_rule((1, right), (1, top)))
    line = {"color": theme.LINE_2, "width": 1}
    box = {"x0": 1, "x1": right, "y0": 1, "y1": top}
    look = {"layer": "below", "fillcolor": theme.CLEAR, "line": line}
    drawing.rule({"type": "rect", "xref": "x", "yref": "y"} | box | look)


def _draw_lines(
    drawing: Drawing, average: tuple[float, float] | None, tops: tuple[int, int]
) -> None:
    """Draw the average importance, and the average gap beside the diagonal."""
    if average is None:
        return
    importance, gap = average
    height = _along(importance, tops[1])
    start, end = (max(0.0, -gap), max(0.0, gap)), (min(1.0, 1 - gap), min(1.0, 1 + gap))
    across, up = (
        (_along(start[axis], top), _along(end[axis], top)) for axis, top in enumerate(tops)
    )
    drawing.rule(
        marks.draw_rule((1, tops[0]), (height, height)),
        marks.draw_rule(across, up, color=theme.LINE_2, dash="dash"),
    )


def _along(share: float, top: int) -> float:
    return 1 + share * (top - 1)


def _draw_points(
    points: Sequence[tuple[str, float, float]],
    doubtful: frozenset[str],
    *,
    top: int,
    narrow: bool,
) -> dict[str, Any]:
    hover = [f"{code}: {print_decimal(x, 2)} / {print_decimal(y, 2)}" for code, x, y in points]
    colors = [
        theme.SURFACE
        if code in doubtful
        else theme.level_color(theme.nearest_level(x, top=top), top=top)
        for code, x, _ in points
    ]
    dots = marks.draw_dots(
        [x for _, x, _ in points], [y for _, _, y in points], color=colors, hover=hover
    )
    dots["marker"] |= {"size": 2 * _DOT[narrow] - 2, "line": {"color": theme.INK_3, "width": 1}}
    return dots


def _write_codes(
    drawing: Drawing,
    points: Sequence[tuple[str, float, float]],
    tops: tuple[int, int],
    *,
    narrow: bool,
) -> None:
    spans = [(1 + 2 * _PAD) * (top - 1) for top in tops]
    across = (_SHEET[narrow] - _MARGIN[0] - _MARGIN[1]) / spans[0]
    tall = (_HEIGHT - _MARGIN[2] - _MARGIN[3]) / spans[1]
    size = _DOT[narrow]
    dots = [(x * across, y * tall, size, size) for _, x, y in points]
    frame = (across, across * tops[0], tall, tall * tops[1])
    shifts = place_codes([code for code, _, _ in points], dots, frame=frame)
    for (code, x, y), shift in zip(points, shifts, strict=True):
        _write_code(drawing, code, (x, y), shift)


def _write_code(
    drawing: Drawing, code: str, dot: tuple[float, float], shift: tuple[float, float]
) -> None:
    """Write a code beside its dot, and lead to it where it had to move away."""
    x, y = dot
    across, up = shift
    length = hypot(across, up)
    if length > _LEAD:
        start, end = _DOT[1] / length, 1 - HALF_HEIGHT / length
        ends = ((across * start, across * end), (up * start, up * end))
        at_dot = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": x, "yanchor": y}
        drawing.rule(marks.draw_rule(*ends, color=theme.INK_3) | at_dot)
    label = marks.write_label(
        code, x, y, anchor="center", size=theme.SMALL, weight=theme.BOLD, borderpad=0
    )
    drawing.write(label | {"xshift": across, "yshift": up})


def _write_regions(
    drawing: Drawing,
    regions: tuple[str, str, str, str],
    tops: tuple[int, int],
    average: tuple[float, float] | None,
) -> None:
    right, top = tops
    middle = _along(average[0] if average else 0.5, top)
    places = ((1, top, -14), (1, middle, -14), (right, middle, 14), (right, 1, 14))
    for text, (x, y, shift) in zip(regions, places, strict=True):
        drawing.write(
            marks.write_label(
                text,
                x,
                y,
                anchor="left" if x == 1 else "right",
                xshift=8 if x == 1 else -8,
                yshift=shift,
                size=theme.SMALL,
                color=theme.INK_3,
                borderpad=0,
            )
        )


def _write_axes(drawing: Drawing, axes: tuple[str, str]) -> None:
    quiet: dict[str, Any] = {
        "size": theme.SMALL,
        "color": theme.INK_2,
        "xref": "paper",
        "yref": "paper",
    }
    across, up = axes
    drawing.write(
        marks.write_label(across, 0.5, 0, anchor="center", yshift=-34, **quiet),
        marks.write_label(up, 0, 0.5, anchor="center", xshift=-34, textangle=-90, **quiet),
    )


def _write_missing(drawing: Drawing, codes: Sequence[str], reason: str) -> float:
    if not codes:
        return 0.0
    text = f"{', '.join(codes)}: {reason}"
    place: dict[str, Any] = {"xref": "paper", "yref": "paper", "yshift": -58, "borderpad": 0}
    drawing.write(marks.write_label(text, 0, 0, size=theme.SMALL, color=theme.INK_2, **place))
    return 22.0
