"""How important each element is held to be, against how far it is practised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.lettering import text_width
from reports.charts.options import top_of
from reports.charts.states import WITHHELD_TEXT, clean_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.options import RowOptions

_SHEET: Final = (720, 310)
_HEIGHT: Final = 460
_MARGIN: Final = (44, 14, 12, 48)
_PAD: Final = 1 / 30
_SIDES: Final[dict[str, tuple[str, int, int]]] = {
    "right": ("left", 9, 0),
    "left": ("right", -9, 0),
    "top": ("center", 0, 14),
    "bottom": ("center", 0, -14),
}


def importance_practice(
    codes: Sequence[str],
    *,
    practice: Sequence[float | None],
    importance: Sequence[float | None],
    corners: tuple[str, str, str, str] = ("act first", "keep up", "watch", "enough"),
    axes: tuple[str, str] = ("Practice now", "Importance"),
    most: int = 4,
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
    corners
        What the upper left, upper right, lower left and lower right quarter mean.
    axes
        Names of the two axes.
    most
        The highest answer about importance.
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
    tops = (top_of(options), most)
    _draw_frame(drawing, tops)
    _write_corners(drawing, corners, tops)
    drawing.add(_draw_points(points, top=top_of(options)))
    sides = _choose_sides(points, tops, narrow=options.get("narrow", False))
    for (code, x, y), side in zip(points, sides, strict=True):
        drawing.write(_write_code(code, x, y, side))
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
    """Draw the box, and the lines through the middles of both scales."""
    (right, top), (x, y) = tops, (each / 2 + 0.5 for each in tops)
    drawing.rule(marks.draw_rule((x, x), (1, top)), marks.draw_rule((1, right), (y, y)))
    line = {"color": theme.LINE_2, "width": 1}
    box = {"x0": 1, "x1": right, "y0": 1, "y1": top}
    look = {"layer": "below", "fillcolor": theme.CLEAR, "line": line}
    drawing.rule({"type": "rect", "xref": "x", "yref": "y"} | box | look)


def _draw_points(points: Sequence[tuple[str, float, float]], *, top: int) -> dict[str, Any]:
    hover = [f"{code}: {x:.1f} / {y:.1f}" for code, x, y in points]
    colors = [theme.level_color(theme.nearest_level(x, top=top), top=top) for _, x, _ in points]
    dots = marks.draw_dots(
        [x for _, x, _ in points], [y for _, _, y in points], color=colors, hover=hover
    )
    dots["marker"] |= {"size": 12, "line": {"color": theme.INK_3, "width": 1}}
    return dots


def _choose_sides(
    points: Sequence[tuple[str, float, float]], tops: tuple[int, int], *, narrow: bool
) -> list[str]:
    """Put each code on the first side of its dot where it touches no dot and no other code."""
    spans = [(1 + 2 * _PAD) * (top - 1) for top in tops]
    scale = (_SHEET[narrow] - _MARGIN[0] - _MARGIN[1]) / spans[0]
    tall = (_HEIGHT - _MARGIN[2] - _MARGIN[3]) / spans[1]
    taken = [(x * scale, y * tall, 7.0, 7.0) for _, x, y in points]
    sides = []
    for code, x, y in points:
        half = text_width(code, size=theme.SMALL, bold=True) / 2
        boxes = {side: _box(x * scale, y * tall, half, side) for side in _SIDES}
        side = min(boxes, key=lambda name: sum(_overlap(boxes[name], box) for box in taken))
        taken.append(boxes[side])
        sides.append(side)
    return sides


def _box(x: float, y: float, half: float, side: str) -> tuple[float, float, float, float]:
    anchor, along, up = _SIDES[side]
    push = {"left": half, "right": -half, "center": 0.0}[anchor]
    return x + along + push, y + up, half, 7.0


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> float:
    across = one[2] + other[2] - abs(one[0] - other[0])
    along = one[3] + other[3] - abs(one[1] - other[1])
    return max(0.0, across) * max(0.0, along)


def _write_code(code: str, x: float, y: float, side: str) -> dict[str, Any]:
    anchor, along, up = _SIDES[side]
    place: dict[str, Any] = {"anchor": anchor, "xshift": along, "yshift": up, "borderpad": 0}
    return marks.write_label(code, x, y, size=theme.SMALL, weight=theme.BOLD, **place)


def _write_corners(
    drawing: Drawing, corners: tuple[str, str, str, str], tops: tuple[int, int]
) -> None:
    right, top = tops
    places = ((1, top), (right, top), (1, 1), (right, 1))
    for text, (x, y) in zip(corners, places, strict=True):
        drawing.write(
            marks.write_label(
                text,
                x,
                y,
                anchor="left" if x == 1 else "right",
                xshift=8 if x == 1 else -8,
                yshift=14 if y == 1 else -14,
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
