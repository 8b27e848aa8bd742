"""One figure in, one SVG document out."""

from __future__ import annotations

import zlib
from html import escape
from typing import TYPE_CHECKING, Any, Final

from reports.charts import theme
from reports.charts.svg.canvas import Canvas, number
from reports.charts.svg.checks import require_known, require_value
from reports.charts.svg.furniture import draw_annotation, draw_shape, draw_ticks
from reports.charts.svg.scales import read_scales
from reports.charts.svg.traces import draw_trace

if TYPE_CHECKING:
    from reports.charts.drawing import Figure

_LAYERS: Final = {"heatmap": 0, "bar": 1, "scatter": 2}


def render_svg(
    figure: Figure,
    *,
    width: float,
    height: float,
    title: str,
    desc: str,
    ids: str = "",
) -> str:
    """Draw a figure of this package as an SVG document with literal colors, for PDF and pictures.

    Parameters
    ----------
    figure
        ``{"data": [...], "layout": {...}}`` as the chart functions return it.
    width, height
        Size of the sheet in pixels; it becomes the view box, so the drawing scales.
    title, desc
        Accessible name and description.
    ids
        Prefix of the ids inside, unique on its page; without it one is made from the content.

    Raises
    ------
    ValueError
        When the figure holds anything this renderer does not draw; the message names it.

    Notes
    -----
    Only presentation attributes: no style attribute, no style or script element, so the SVG may
    stand inline under a content security policy without 'unsafe-inline'. Layers follow plotly.js:
    shapes below, heatmap, bars, scatter, ticks, shapes above, annotations.

    Examples
    --------
    >>> from reports.charts.staircase import staircase
    >>> svg = render_svg(staircase(low=2, high=2), width=200, height=148, title="Level 2", desc="")
    >>> svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"'), "style" in svg
    (True, False)
    """
    canvas = Canvas(css_variables=False)
    _draw(canvas, figure, (width, height))
    return _wrap(canvas, (width, height), (title, desc), ids)


def render_inline_svg(
    figure: Figure,
    *,
    width: float,
    height: float,
    title: str,
    desc: str,
    ids: str = "",
) -> str:
    """Draw a figure for a page: colors are its CSS variables, so the dark theme comes for free.

    Parameters
    ----------
    figure, width, height, title, desc, ids
        As for `render_svg`.

    Examples
    --------
    >>> from reports.charts.staircase import staircase
    >>> figure = staircase(low=2, high=2)
    >>> svg = render_inline_svg(figure, width=200, height=148, title="Level 2", desc="")
    >>> "var(--color-level-2)" in svg, "#" in svg
    (True, False)
    """
    canvas = Canvas(css_variables=True)
    _draw(canvas, figure, (width, height))
    return _wrap(canvas, (width, height), (title, desc), ids)


def _draw(canvas: Canvas, figure: dict[str, Any], size: tuple[float, float]) -> None:
    layout = figure["layout"]
    _check(figure, layout)
    scales = read_scales(layout, width=size[0], height=size[1])
    for shape in layout["shapes"]:
        if shape.get("layer") == "below":
            draw_shape(canvas, scales, shape)
    for trace in sorted(figure["data"], key=lambda each: _LAYERS.get(each.get("type"), 0)):
        draw_trace(canvas, scales, trace, layout["barmode"])
    draw_ticks(canvas, scales, layout["xaxis"], upright=False)
    draw_ticks(canvas, scales, layout["yaxis"], upright=True)
    for shape in layout["shapes"]:
        if shape.get("layer") != "below":
            draw_shape(canvas, scales, shape)
    for note in layout["annotations"]:
        draw_annotation(canvas, scales, note)


def _check(figure: dict[str, Any], layout: dict[str, Any]) -> None:
    require_known(figure, "figure")
    require_known(layout, "layout")
    require_known(layout["margin"], "margin")
    for part in ("paper_bgcolor", "plot_bgcolor"):
        require_value(layout[part], (theme.CLEAR,), part)


def _wrap(canvas: Canvas, size: tuple[float, float], words: tuple[str, str], ids: str) -> str:
    width, height = map(number, size)
    title, desc = (escape(word, quote=False) for word in words)
    body = "".join(canvas.parts)
    prefix = ids or f"chart-{zlib.crc32((title + desc + body).encode()):08x}-"
    prefix = escape(prefix)
    definitions = "".join(canvas.definitions.values())
    defs = f"<defs>{definitions}</defs>" if definitions else ""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-labelledby="{prefix}title {prefix}desc"'
        f' font-family="{theme.SANS}">'
        f'<title id="{prefix}title">{title}</title><desc id="{prefix}desc">{desc}</desc>'
    )
    drawn = (defs + body).replace("{ids}", prefix)
    return f"{head}{drawn}</svg>"
