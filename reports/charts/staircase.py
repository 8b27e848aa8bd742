"""The staircase of four levels with a ring around where the organization stands."""

from __future__ import annotations

from typing import Any

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, quiet_axis

_HEIGHT = 148
_STEPS = (29, 53, 76, 100)


def staircase(*, low: int | None, high: int | None, number_size: float = 14) -> Figure:
    """Draw four steps, colored up to the level reached; the ring spans low to high.

    Parameters
    ----------
    low, high
        The level, 1 to 4; two different ones when unrated elements leave it open; None when
        there is no level yet.
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
    colors = [theme.level_color(n) if n <= reached else theme.NO_LEVEL for n in theme.LEVELS]
    texts = [theme.text_on_level(n) if n <= reached else theme.ON_NO_LEVEL for n in theme.LEVELS]
    drawing.add(
        {
            "type": "bar",
            "orientation": "v",
            "x": list(theme.LEVELS),
            "y": list(_STEPS),
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
    numbers = marks.draw_texts(
        list(theme.LEVELS), [11] * 4, [str(n) for n in theme.LEVELS], color=texts
    )
    numbers["textfont"]["size"] = number_size
    drawing.add(numbers)
    if low is not None and high is not None:
        drawing.rule(_ring(low, high))
    return drawing.compose(
        height=_HEIGHT,
        margin=(6, 6, 8, 8),
        xaxis=quiet_axis(0.5, 4.5),
        yaxis=quiet_axis(0, 100),
    )


def _ring(low: int, high: int) -> dict[str, Any]:
    pad = 0.5
    ends: dict[str, Any] = {"x0": low - pad, "x1": high + pad, "y0": -4, "y1": _STEPS[high - 1] + 4}
    line = {"color": theme.INK, "width": 2}
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "layer": "above",
        "fillcolor": theme.CLEAR,
        "line": line,
    } | ends
