"""Where others stand, and where one stands among them: a box of quartiles and an own dot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, level_axis
from reports.charts.keys import write_box_key
from reports.charts.options import (
    RowOptions,
    lay_rows,
    print_values,
    split_states,
    tell_values,
    top_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.rows import Rows

Quartiles = tuple[float, float, float]


def quartile_strip(
    labels: Sequence[str],
    *,
    quartiles: Sequence[Quartiles],
    own: Sequence[float | None],
    names: tuple[str, str] = ("you", "half of the organizations"),
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw a box from the lower to the upper quartile, a line at the median, and an own dot.

    Parameters
    ----------
    labels
        Names, shape ``[rows]``.
    quartiles
        Lower quartile, median and upper quartile of each row on the scale of levels.
    own
        The own value of each row; None or NaN where it is withheld or undefined: no dot.
    names
        What the dot and the box are called in the key.
    **options
        See `RowOptions`.

    Examples
    --------
    >>> figure = quartile_strip(["Score"], quartiles=[(2.1, 2.4, 2.8)], own=[2.6])
    >>> [trace["type"] for trace in figure["data"]]
    ['bar', 'scatter', 'scatter']
    """
    _states, shown = split_states(own, options)
    rows = lay_rows(labels, options, pitch=38)
    drawing = Drawing()
    rows.rule_scale(drawing, theme.levels_to(top_of(options)))
    drawing.add(_boxes(rows, quartiles), _medians(rows, quartiles))
    values = [float(own[index] or 0) for index in shown]
    hover = tell_values(rows, shown, values)
    drawing.add(marks.draw_dots(values, rows.at(shown), color=theme.ACCENT, hover=hover))
    texts = print_values(values, shown, options)
    for height, value, text in zip(rows.at(shown), values, texts, strict=True):
        drawing.write(_write_value(text, value, height))
    write_box_key(drawing, names, height=20)
    rows.name_rows(drawing)
    # Values stand above their dots: the axis must be out of the way of the first.
    word = options.get("level_word", "Level")
    axis = level_axis(narrow=rows.narrow, word=word, side="bottom", top=top_of(options))
    return rows.compose(drawing, xaxis=axis, top=36, bottom=24, right=14 if rows.narrow else 24)


def _boxes(rows: Rows, quartiles: Sequence[Quartiles]) -> dict[str, Any]:
    starts = [low for low, _median, _high in quartiles]
    lengths = [high - low for low, _median, high in quartiles]
    boxes = marks.draw_bars(starts, lengths, rows.centers, thickness=14)
    return boxes | {"marker": {"color": theme.INTERVAL, "line": {"width": 0}}}


def _medians(rows: Rows, quartiles: Sequence[Quartiles]) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for (_low, median, _high), center in zip(quartiles, rows.centers, strict=True):
        xs += [median, median, None]
        ys += [center - 9, center + 9, None]
    line = {"color": theme.INK, "width": 2}
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip"}


def _write_value(text: str, value: float, height: float) -> dict[str, Any]:
    return marks.write_label(
        text, value, height, anchor="center", yshift=15, size=theme.SMALL, weight=theme.BOLD
    )
