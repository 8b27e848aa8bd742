"""What stands around the traces of a figure: axes, shapes and annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reports.charts import theme
from reports.charts.svg.canvas import text_box
from reports.charts.svg.checks import require_known, require_value

if TYPE_CHECKING:
    from reports.charts.svg.canvas import Canvas
    from reports.charts.svg.scales import Scales

_OFF: Final = ("showgrid", "zeroline", "showline")
_PUSH: Final = {
    "left": 0.5,
    "center": 0.0,
    "right": -0.5,
    "top": 0.5,
    "middle": 0.0,
    "bottom": -0.5,
}


def draw_ticks(canvas: Canvas, scales: Scales, axis: dict[str, Any], *, upright: bool) -> None:
    """Write the named ticks of an axis; grid and axis lines are drawn as shapes instead."""
    require_known(axis, "axis")
    for part in _OFF:
        require_value(axis.get(part, False), (False,), part)
    if not axis["showticklabels"]:
        return
    font, side = axis["tickfont"], axis.get("side")
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        if upright:
            canvas.text(text, (scales.left - 1, scales.y(value)), font, anchor="right")
        else:
            above, below = scales.top - 7.5, scales.top + scales.height + 9
            at = (scales.x(value), above if side == "top" else below)
            canvas.text(text, at, font, anchor="center")


def draw_shape(canvas: Canvas, scales: Scales, shape: dict[str, Any]) -> None:
    """Draw a line, rectangle or circle, sized in data units or in pixels from its anchor."""
    require_known(shape, "shape")
    require_known(shape["line"], "line")
    require_value(shape["type"], ("line", "rect", "circle"), "shape type")
    x0, x1 = (_place_x(scales, shape, shape[key]) for key in ("x0", "x1"))
    y0, y1 = (_place_y(scales, shape, shape[key]) for key in ("y0", "y1"))
    line = shape["line"]
    stroke = canvas.stroke(line["color"], line["width"], line.get("dash", "solid"))
    if shape["type"] == "line":
        canvas.line((x0, y0, x1, y1), stroke)
        return
    fill = canvas.paint(shape["fillcolor"])
    if shape["type"] == "rect":
        canvas.rect((x0, y0, x1, y1), fill, stroke)
    else:
        canvas.circle(((x0 + x1) / 2, (y0 + y1) / 2), abs(x1 - x0) / 2, f' fill="{fill}"{stroke}')


def _place_x(scales: Scales, shape: dict[str, Any], value: float) -> float:
    if shape.get("xsizemode") == "pixel":
        return scales.x(shape["xanchor"], shape["xref"]) + value
    return scales.x(value, shape["xref"])


def _place_y(scales: Scales, shape: dict[str, Any], value: float) -> float:
    if shape.get("ysizemode") == "pixel":
        return scales.y(shape["yanchor"], shape["yref"]) - value
    return scales.y(value, shape["yref"])


def draw_annotation(canvas: Canvas, scales: Scales, note: dict[str, Any]) -> None:
    """Write a label without arrow, on a plate when it has a background."""
    require_known(note, "annotation")
    require_known(note["font"], "font")
    require_value(note["showarrow"], (False,), "showarrow")
    pad = note.get("borderpad", 1)
    width, height = text_box(note["text"], note["font"]["size"])
    x = scales.x(note["x"], note["xref"]) + note.get("xshift", 0)
    y = scales.y(note["y"], note["yref"]) - note.get("yshift", 0)
    turn = note.get("textangle", 0)
    if turn:
        canvas.text(note["text"], (x, y), note["font"], anchor="center", turn=turn)
        return
    require_value(note["align"], (note["xanchor"],), "annotation align")
    x += pad * 2 * _PUSH[note["xanchor"]]
    y += (height + 2 * pad) * _PUSH[note["yanchor"]]
    if note.get("bgcolor", theme.CLEAR) != theme.CLEAR:
        left = x + width * (_PUSH[note["xanchor"]] - 0.5)
        box = (left - pad, y - height / 2, left + width + pad, y + height / 2)
        canvas.rect(box, canvas.paint(note["bgcolor"]))
    canvas.text(note["text"], (x, y), note["font"], anchor=note["xanchor"])
