"""Keys above a plot, for the few charts where a mark cannot carry its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reports.charts import marks, theme
from reports.charts.lettering import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.drawing import Drawing

_GAP: Final = 18
_INDENT: Final = 16


def write_level_key(
    drawing: Drawing, *, word: str, short: bool, top: int = theme.TOP, height: float = 20
) -> None:
    """Write the levels as small squares with their names, `height` pixels above the plot."""
    levels = theme.levels_to(top)
    bare = short or top > theme.TOP
    names = [f"{'' if bare and level > 1 else f'{word} '}{level}" for level in levels]
    for level, start in zip(levels, _starts(names), strict=True):
        color = theme.level_color(level, top=top)
        drawing.rule(_swatch("rect", start, height) | {"fillcolor": color})
        drawing.write(_name(names[level - 1], start, height))


def write_circle_key(
    drawing: Drawing, names: Sequence[str], *, fills: Sequence[str], line: str, height: float
) -> None:
    """Write names beside small circles, `height` pixels above the plot."""
    for name, fill, start in zip(names, fills, _starts(names), strict=True):
        circle = _swatch("circle", start, height) | {"line": {"color": line, "width": 2}}
        drawing.rule(circle | {"fillcolor": fill})
        drawing.write(_name(name, start, height))


def write_box_key(drawing: Drawing, names: tuple[str, str], *, height: float) -> None:
    """Write a name beside a dot, if there is one, and one beside a box with its middle."""
    dot, box = _starts(names) if names[0] else (0.0, 0.0)
    if names[0]:
        drawing.rule(_swatch("circle", dot, height) | {"fillcolor": theme.ACCENT})
        drawing.write(_name(names[0], dot, height))
    middle = {"x0": box + 4, "x1": box + 6, "fillcolor": theme.INK}
    square = _swatch("rect", box, height)
    drawing.rule(square | {"fillcolor": theme.INTERVAL}, square | middle)
    drawing.write(_name(names[1], box, height))


def _starts(names: Sequence[str]) -> list[float]:
    starts = [0.0]
    for name in names:
        starts.append(starts[-1] + _INDENT + text_width(name, size=theme.SMALL) + _GAP)
    return starts[: len(names)]


def _swatch(form: str, start: float, height: float) -> dict[str, Any]:
    place = {"xref": "paper", "yref": "paper", "xanchor": 0, "yanchor": 1}
    sizes = {"xsizemode": "pixel", "ysizemode": "pixel"}
    box = {"x0": start, "x1": start + 10, "y0": height - 5, "y1": height + 5}
    return {"type": form} | place | sizes | box | {"line": {"color": theme.CLEAR, "width": 0}}


def _name(name: str, start: float, height: float) -> dict[str, Any]:
    place: dict[str, Any] = {
        "xref": "paper",
        "yref": "paper",
        "xshift": start + _INDENT,
        "yshift": height,
    }
    look: dict[str, Any] = {"size": theme.SMALL, "color": theme.INK_2, "borderpad": 0}
    return marks.write_label(name, 0, 1, **place, **look)
