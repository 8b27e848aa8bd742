"""Traces of a figure as SVG: scatter, bar and heatmap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reports.charts import theme
from reports.charts.svg.canvas import number
from reports.charts.svg.checks import require_known, require_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.charts.svg.canvas import Canvas
    from reports.charts.svg.scales import Scales

_SHIFTS: Final = {"left": -1, "center": 0, "right": 1, "top": -1, "middle": 0, "bottom": 1}
_MODES: Final = ("lines", "markers", "text", "lines+markers", "markers+text")
_PLAIN_LINE: Final[dict[str, Any]] = {"color": theme.CLEAR, "width": 0}


def draw_trace(canvas: Canvas, scales: Scales, trace: dict[str, Any], barmode: str) -> None:
    """Draw one trace; ValueError for a type or a part this renderer does not know."""
    require_value(trace.get("type"), tuple(_DRAWERS), "trace type")
    require_known(trace, trace["type"])
    require_value(barmode, ("overlay",), "barmode")
    opacity = trace.get("opacity", 1)
    if opacity != 1:
        canvas.parts.append(f'<g opacity="{number(opacity)}">')
    _DRAWERS[trace["type"]](canvas, scales, trace)
    if opacity != 1:
        canvas.parts.append("</g>")


def pick(setting: Any, index: int) -> Any:
    """Return a setting for one point: its own, or the one for all."""
    return setting[index] if isinstance(setting, (list, tuple)) else setting


def _draw_scatter(canvas: Canvas, scales: Scales, trace: dict[str, Any]) -> None:
    require_value(trace["mode"], _MODES, "scatter mode")
    points = [
        None if x is None or y is None else (scales.x(x), scales.y(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if "lines" in trace["mode"]:
        _draw_line(canvas, points, trace["line"])
    if "markers" in trace["mode"]:
        _draw_markers(canvas, points, trace["marker"])
    if "text" in trace["mode"]:
        _draw_texts(canvas, points, trace)


def _draw_line(
    canvas: Canvas, points: list[tuple[float, float] | None], line: dict[str, Any]
) -> None:
    require_known(line, "line")
    stroke = canvas.stroke(line["color"], line["width"], line.get("dash", "solid"))
    for run in _split_runs(points):
        steps = "L".join(f"{number(x)},{number(y)}" for x, y in run)
        canvas.path(f"M{steps}", f' fill="none"{stroke}')


def _split_runs(points: list[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Return the runs of points between the gaps."""
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _draw_markers(
    canvas: Canvas, points: list[tuple[float, float] | None], marker: dict[str, Any]
) -> None:
    require_known(marker, "marker")
    require_value(marker.get("symbol", "circle"), ("circle",), "marker symbol")
    line = marker.get("line", _PLAIN_LINE)
    require_known(line, "line")
    for index, point in enumerate(points):
        if point is not None:
            stroke = canvas.stroke(pick(line["color"], index), pick(line["width"], index))
            fill = canvas.paint(pick(marker["color"], index))
            canvas.circle(point, pick(marker["size"], index) / 2, f' fill="{fill}"{stroke}')


def _draw_texts(
    canvas: Canvas, points: list[tuple[float, float] | None], trace: dict[str, Any]
) -> None:
    require_known(trace["textfont"], "font")
    radius = trace.get("marker", {}).get("size", 0) / 2
    offset = radius / 0.8 + 1 if radius else 0
    for index, point in enumerate(points):
        if point is None:
            continue
        up, along = pick(trace.get("textposition", "middle center"), index).split()
        font = {key: pick(value, index) for key, value in trace["textfont"].items()}
        half = font["size"] * 0.6 * _SHIFTS[up]
        at = (point[0] + _SHIFTS[along] * offset, point[1] + _SHIFTS[up] * offset + half)
        anchor = {"left": "right", "right": "left", "center": "center"}[along]
        canvas.text(pick(trace["text"], index), at, font, anchor=anchor)


def _draw_bars(canvas: Canvas, scales: Scales, trace: dict[str, Any]) -> None:
    require_known(trace["marker"], "bar marker")
    require_value(trace.get("orientation"), ("h", "v"), "bar orientation")
    flat = trace["orientation"] == "h"
    lengths, places = (trace["x"], trace["y"]) if flat else (trace["y"], trace["x"])
    for index, (length, place) in enumerate(zip(lengths, places, strict=True)):
        if not length:
            continue
        start = pick(trace.get("base", 0), index)
        half = pick(trace["width"], index) / 2
        ends = (start, place - half, start + length, place + half)
        x0, y0, x1, y1 = ends if flat else (ends[1], ends[0], ends[3], ends[2])
        box = (scales.x(x0), scales.y(y0), scales.x(x1), scales.y(y1))
        _draw_bar(canvas, box, trace["marker"], index)


def _draw_bar(
    canvas: Canvas, box: tuple[float, float, float, float], marker: dict[str, Any], index: int
) -> None:
    line = marker.get("line", _PLAIN_LINE)
    require_known(line, "line")
    stroke = canvas.stroke(line.get("color", theme.CLEAR), line["width"])
    fill = canvas.paint(pick(marker["color"], index))
    if "pattern" in marker:
        fill = _define_hatch(canvas, marker["pattern"])
    if "cornerradius" in marker:
        canvas.path(_round_top(box, marker["cornerradius"]), f' fill="{fill}"{stroke}')
    else:
        canvas.rect(box, fill, stroke)


def _round_top(box: tuple[float, float, float, float], radius: float) -> str:
    """Return the outline of an upright bar whose upper corners are rounded, as Plotly does it."""
    left, bottom, right, top = box
    r = min(radius, abs(right - left) / 2, abs(bottom - top))
    steps = (
        ("M", left, bottom),
        ("L", left, top + r),
        ("Q", left, top, left + r, top),
        ("L", right - r, top),
        ("Q", right, top, right, top + r),
        ("L", right, bottom),
    )
    return "".join(f"{step[0]}{' '.join(map(number, step[1:]))}" for step in steps) + "Z"


def _define_hatch(canvas: Canvas, pattern: dict[str, Any]) -> str:
    require_known(pattern, "pattern")
    require_value(pattern["shape"], ("/",), "pattern shape")
    require_value(pattern["bgcolor"], (theme.CLEAR,), "pattern bgcolor")
    size = pattern["size"]
    width = number(size * pattern["solidity"])
    color = canvas.paint(pattern["fgcolor"])
    canvas.definitions["hatch"] = (
        f'<pattern id="{{ids}}hatch" width="{size}" height="{size}" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="{size}" stroke="{color}"'
        f' stroke-width="{width}"/></pattern>'
    )
    return "url(#{ids}hatch)"


def _draw_heatmap(canvas: Canvas, scales: Scales, trace: dict[str, Any]) -> None:
    gap = trace.get("xgap", 0) / 2
    edges = trace["y"]
    if len(edges) != len(trace["z"]) + 1:
        raise ValueError("a heatmap needs the edges of its rows in y")
    for row, values in enumerate(trace["z"]):
        for column, value in zip(trace["x"], values, strict=True):
            if value is not None:
                left, right = scales.x(column - 0.5) + gap, scales.x(column + 0.5) - gap
                box = (left, scales.y(edges[row]), right, scales.y(edges[row + 1]))
                canvas.rect(box, canvas.paint(_step_color(trace, value)))


def _step_color(trace: dict[str, Any], value: float) -> str:
    """Return the color of a value on a scale of flat steps."""
    share = (value - trace["zmin"]) / (trace["zmax"] - trace["zmin"])
    stops = trace["colorscale"]
    for (start, color), (end, same) in zip(stops[::2], stops[1::2], strict=True):
        require_value(same, (color,), "colorscale step")
        if start <= share <= end:
            return str(color)
    raise ValueError(f"heatmap value {value} lies outside zmin and zmax")


_DRAWERS: Final[dict[str, Callable[[Canvas, Scales, dict[str, Any]], None]]] = {
    "scatter": _draw_scatter,
    "bar": _draw_bars,
    "heatmap": _draw_heatmap,
}
