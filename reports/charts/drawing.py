"""The sheet a chart is drawn on: traces, lines and labels collected, then one Plotly figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reports.charts import theme

Figure = dict[str, Any]
# Of more levels the axis has room for the numbers alone.
_MOST_NAMED = 5
_PAD = 0.04


@dataclass(slots=True)
class Drawing:
    """Traces, shapes and annotations of one figure, in drawing order."""

    data: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)

    def add(self, *traces: dict[str, Any]) -> None:
        """Add traces; one without points is left out."""
        self.data += [trace for trace in traces if trace["x"]]

    def write(self, *labels: dict[str, Any]) -> None:
        """Add labels."""
        self.annotations += labels

    def rule(self, *shapes: dict[str, Any]) -> None:
        """Add shapes."""
        self.shapes += shapes

    def compose(
        self,
        *,
        height: float,
        margin: tuple[float, float, float, float],
        xaxis: dict[str, Any],
        yaxis: dict[str, Any],
    ) -> Figure:
        """Return the figure.

        Parameters
        ----------
        height
            The height in pixels the figure is laid out for. The width is left to the sheet.
        margin
            Left, right, top and bottom in pixels.
        xaxis, yaxis
            From `quiet_axis`.
        """
        left, right, top, bottom = margin
        layout = {
            "xaxis": xaxis,
            "yaxis": yaxis,
            "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
            "font": {"family": theme.SANS, "size": theme.SIZE, "color": theme.INK},
            "paper_bgcolor": theme.CLEAR,
            "plot_bgcolor": theme.CLEAR,
            "barmode": "overlay",
            "showlegend": False,
            "hovermode": "closest",
            "hoverlabel": {"bgcolor": theme.SURFACE, "bordercolor": theme.LINE_2},
            "dragmode": False,
            "shapes": self.shapes,
            "annotations": self.annotations,
            "height": height,
            "meta": {"colors": theme.TOKENS},
        }
        return {"data": self.data, "layout": layout}


def quiet_axis(
    low: float, high: float, *, ticks: dict[float, str] | None = None, **options: Any
) -> dict[str, Any]:
    """Return an axis from low to high with nothing but the named ticks.

    Examples
    --------
    >>> quiet_axis(0, 1)["range"], quiet_axis(0, 1)["showticklabels"]
    ([0, 1], False)
    """
    marks = ticks or {}
    return {
        "range": [low, high],
        "tickmode": "array",
        "tickvals": list(marks),
        "ticktext": list(marks.values()),
        "showticklabels": bool(marks),
        "tickfont": {"size": theme.SMALL, "color": theme.INK_3},
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": False,
    } | options


def level_axis(
    *, narrow: bool, word: str = "Level", side: str = "top", top: int = theme.TOP
) -> dict[str, Any]:
    """Return the horizontal axis of levels 1 to `top`, its names above the plot or below."""
    bare = narrow or top > _MOST_NAMED
    names = {float(v): str(v) if bare else f"{word} {v}" for v in theme.levels_to(top)}
    return quiet_axis(1 - _PAD * (top - 1), top + _PAD * (top - 1), ticks=names, side=side)


def figure_height(figure: Figure) -> int:
    """Return the height in pixels the figure was laid out for.

    Examples
    --------
    >>> figure_height({"data": [], "layout": {"height": 240}})
    240
    """
    return round(figure["layout"]["height"])
