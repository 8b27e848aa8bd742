"""The marks charts are made of: dots, rings, segments, bars, hatched bands and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.charts import theme

if TYPE_CHECKING:
    from collections.abc import Sequence


def draw_dots(
    x: Sequence[float], y: Sequence[float], *, color: Sequence[str] | str, hover: Sequence[str]
) -> dict[str, Any]:
    """Return filled dots with a rim that parts them from what lies below.

    Parameters
    ----------
    x, y
        Positions, of equal length.
    color
        One color, or one for each dot.
    hover
        What the interactive chart says about each dot.
    """
    rim = {"color": theme.SURFACE, "width": 2}
    marker = {"symbol": "circle", "size": 15, "color": color, "line": rim}
    return _points(x, y, hover, mode="markers") | {"marker": marker}


def draw_rings(
    x: Sequence[float], y: Sequence[float], *, color: str, hover: Sequence[str]
) -> dict[str, Any]:
    """Return hollow dots: a target, another group, an earlier wave."""
    marker = {
        "symbol": "circle",
        "size": 12,
        "color": theme.SURFACE,
        "line": {"color": color, "width": 2},
    }
    return _points(x, y, hover, mode="markers") | {"marker": marker}


def draw_segments(
    starts: Sequence[float], ends: Sequence[float], y: Sequence[float], *, color: str, width: float
) -> dict[str, Any]:
    """Return one horizontal line for each row, as a single trace broken by None."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for start, end, row in zip(starts, ends, y, strict=True):
        xs += [start, end, None]
        ys += [row, row, None]
    line = {"color": color, "width": width}
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip"}


def draw_texts(
    x: Sequence[float], y: Sequence[float], texts: Sequence[str], *, color: Sequence[str] | str
) -> dict[str, Any]:
    """Return semi-bold texts centered on their positions."""
    font = {"color": color, "size": theme.SMALL, "weight": theme.BOLD}
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(texts),
        "textfont": font,
        "textposition": "middle center",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def draw_bars(
    starts: Sequence[float], lengths: Sequence[float], y: Sequence[float], *, thickness: float
) -> dict[str, Any]:
    """Return horizontal bars of a given start, length and thickness; color is the caller's."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": list(starts),
        "x": list(lengths),
        "y": list(y),
        "width": thickness,
        "marker": {"color": theme.ACCENT, "line": {"width": 0}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def draw_hatched(
    starts: Sequence[float], lengths: Sequence[float], y: Sequence[float], *, thickness: float
) -> dict[str, Any]:
    """Return the hatched bands that say: there is something here, and it is withheld."""
    pattern = {
        "shape": "/",
        "size": 7,
        "solidity": 0.18,
        "fgcolor": theme.LINE_2,
        "bgcolor": theme.CLEAR,
    }
    marker = {"color": theme.CLEAR, "pattern": pattern, "line": {"color": theme.LINE_2, "width": 1}}
    return draw_bars(starts, lengths, y, thickness=thickness) | {"marker": marker}


def write_label(
    text: str | Sequence[str], x: float, y: float, *, anchor: str = "left", **options: Any
) -> dict[str, Any]:
    """Return a label in data coordinates without arrow.

    Parameters
    ----------
    text
        Plain text, or its lines; characters that Plotly would read as markup are escaped.
    x, y
        Position in the units of the axes.
    anchor
        "left", "center" or "right": the part of the text that stands at x.
    options
        color, size, weight, xref, yref, xshift, yshift, bgcolor.
    """
    font = {
        "color": options.pop("color", theme.INK),
        "size": options.pop("size", theme.SIZE),
        "weight": options.pop("weight", theme.REGULAR),
    }
    place = {"x": x, "y": y, "xref": "x", "yref": "y", "xanchor": anchor, "yanchor": "middle"}
    look = {"showarrow": False, "align": anchor, "borderpad": 2, "font": font}
    lines = [text] if isinstance(text, str) else text
    return {"text": "<br>".join(map(escape_text, lines)), **place, **look, **options}


def draw_rule(
    x: tuple[float, float], y: tuple[float, float], *, color: str = theme.LINE, **options: Any
) -> dict[str, Any]:
    """Return a hairline from (x0, y0) to (x1, y1), below the marks."""
    line = {"color": color, "width": options.pop("width", 1)}
    if "dash" in options:
        line["dash"] = options.pop("dash")
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
    return (
        {"type": "line", "xref": "x", "yref": "y", "layer": "below"}
        | ends
        | {"line": line}
        | options
    )


def escape_text(text: str) -> str:
    """Return a text that Plotly shows as it is, though it holds angle brackets.

    Examples
    --------
    >>> escape_text("R&D <new>")
    'R&D &lt;new&gt;'
    """
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _points(
    x: Sequence[float], y: Sequence[float], hover: Sequence[str], *, mode: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": mode,
        "x": list(x),
        "y": list(y),
        "hovertext": [escape_text(text) for text in hover],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
