"""The staircase of levels with a ring around where the organization stands."""

from __future__ import annotations

from typing import Any

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, quiet_axis

_HEIGHT = 148
_LOWEST = 29


def staircase(
    *, low: int | None, high: int | None, top: int = theme.TOP, number_size: float = 14
) -> Figure:
    """Draw the steps, colored up to the level reached; the ring spans low to high.

    Parameters
    ----------
    low, high
        The level, 1 to `top`; two different ones when unrated elements leave it open; None when
        there is no level yet.
    top
        The highest level.
    number_size
        Size of the numbers on the steps.

    Examples
    --------
    >>> staircase(low=2, high=2)["data"][0]["marker"]["color"]
    ['#F2DFBB', '#DFB163', '#EDEBE4', '#EDEBE4']
    >>> staircase(low=None, high=None)["layout"]["shapes"]
    []
    """
    reached = high or 0
    drawing = Drawing()
    levels = list(theme.levels_to(top))
    colors = [theme.level_color(n, top=top) if n <= reached else theme.NO_LEVEL for n in levels]
    texts = [theme.text_on_level(n, top=top) if n <= reached else theme.ON_NO_LEVEL for n in levels]
    drawing.add(
        {
            "type": "bar",
            "orientation": "v",
            "x": levels,
            "y": [_height(n, top) for n in levels],
            "width": 0.8,
            "marker": {
                "color": colors,
                "cornerradius": 4,
                "line": {"width": 0, "color": theme.CLEAR},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    )
    numbers = marks.draw_texts(levels, [11] * top, [str(n) for n in levels], color=texts)
    numbers["textfont"]["size"] = number_size
    drawing.add(numbers)
    if low is not None and high is not None:
        drawing.rule(_ring(low, high, top))
    return drawing.compose(
        height=_HEIGHT,
        margin=(6, 6, 8, 8),
        xaxis=quiet_axis(0.5, top + 0.5),
        yaxis=quiet_axis(0, 100),
    )


def _height(level: int, top: int) -> int:
    return round(_LOWEST + (100 - _LOWEST) * (level - 1) / (top - 1))


def _ring(low: int, high: int, top: int) -> dict[str, Any]:
    pad = 0.5
    stop = _height(high, top) + 4
    ends: dict[str, Any] = {"x0": low - pad, "x1": high + pad, "y0": -4, "y1": stop}
    line = {"color": theme.INK, "width": 2}
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "layer": "above",
        "fillcolor": theme.CLEAR,
        "line": line,
    } | ends
