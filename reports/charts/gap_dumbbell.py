"""Now against target for each element, grouped by domain: the distance still to go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Unpack

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, level_axis
from reports.charts.keys import write_circle_key
from reports.charts.lettering import text_width
from reports.charts.options import (
    RowOptions,
    lay_rows,
    print_values,
    split_states,
    tell_reasons,
    tell_values,
    top_of,
)
from reports.charts.rows import mark_missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.rows import Rows


def gap_dumbbell(
    labels: Sequence[str],
    *,
    now: Sequence[float | None],
    target: Sequence[float],
    levels: Sequence[int | None] | None = None,
    names: tuple[str, str] = ("now", "target"),
    intervals: Sequence[tuple[float, float] | None] | None = None,
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw a dot for now and a ring for the target of each element, joined by the gap.

    Parameters
    ----------
    labels
        Element names, shape ``[elements]``.
    now
        Mean of each element on the scale of levels; None or NaN where withheld or undefined.
    target
        Target level of each element.
    levels
        Level of each element, for its color; without it the band the mean falls into.
    names
        What the dot and the ring are called in the key.
    intervals
        Lower and upper end of the 90 percent interval, or None.
    **options
        See `RowOptions`.

    Returns
    -------
    dict
        A Plotly figure ``{"data": [...], "layout": {...}}``.

    Examples
    --------
    >>> figure = gap_dumbbell(["Measurement", "Platforms"], now=[1.4, None], target=[3, 3])
    >>> [trace["type"] for trace in figure["data"]]
    ['bar', 'scatter', 'scatter', 'scatter']
    """
    states, shown = split_states(now, options)
    rows = lay_rows(labels, options)
    drawing = Drawing()
    rows.rule_scale(drawing, theme.levels_to(top_of(options)))
    mark_missing(
        drawing, rows, states, span=(1, top_of(options)), texts=tell_reasons(states, options)
    )
    values = [float(now[index] or 0) for index in shown]
    goals = [float(target[index]) for index in shown]
    bands = [(levels[index] if levels is not None else None) for index in shown]
    colors = _colors(bands, values, top=top_of(options))
    drawing.add(*_draw_gaps(rows.at(shown), values, goals))
    spans = [(intervals[index] if intervals is not None else None) for index in shown]
    ends = [span or (value, value) for span, value in zip(spans, values, strict=True)]
    if intervals is not None:
        drawing.add(_draw_intervals(rows.at(shown), ends))
    drawing.add(_draw_targets(rows, shown, goals), _draw_now(rows, shown, values, colors))
    texts = print_values(values, shown, options)
    lefts = [_is_left(span, goal, rows=rows) for span, goal in zip(ends, goals, strict=True)]
    for height, text, span, left, goal in zip(
        rows.at(shown), texts, ends, lefts, goals, strict=True
    ):
        # Where there is no room on the left, the value stands on the gap and needs a plate.
        plate = {"bgcolor": theme.SURFACE} if not left and sum(span) / 2 < goal else {}
        drawing.write(_write_value(text, height, span, left=left) | plate)
    crowded = [
        t for t, span, left in zip(texts, ends, lefts, strict=True) if left and span[0] < 1.3
    ]
    return _finish(drawing, _make_room(rows, crowded), names, options)


def _is_left(span: tuple[float, float], goal: float, *, rows: Rows) -> bool:
    has_room = span[0] > 1.25 if rows.narrow else True
    return has_room and sum(span) / 2 <= goal


def _make_room(rows: Rows, texts: Sequence[str]) -> Rows:
    """Move the scale away from the names, so that values left of its first level fit between."""
    if rows.narrow or not texts:
        return rows
    widest = max(text_width(text, size=theme.SMALL, bold=True) for text in texts)
    return replace(rows, left=rows.left + widest)


def _finish(drawing: Drawing, rows: Rows, names: tuple[str, str], options: RowOptions) -> Figure:
    fills = (theme.INK_2, theme.SURFACE)
    write_circle_key(drawing, names, fills=fills, line=theme.INK, height=37)
    rows.name_rows(drawing)
    word = options.get("level_word", "Level")
    axis = level_axis(narrow=rows.narrow, word=word, top=top_of(options))
    return rows.compose(drawing, xaxis=axis, top=50, right=34)


def _draw_gaps(
    heights: Sequence[float], values: Sequence[float], goals: Sequence[float]
) -> list[dict[str, Any]]:
    """Draw what is missing in the color of gaps, and what is beyond the target in green."""
    traces = []
    for color, wanted in ((theme.GAP, False), (theme.INTERVAL, True)):
        rows = zip(values, goals, heights, strict=True)
        picked = [(v, goal, y) for v, goal, y in rows if (v > goal) is wanted]
        starts, ends, ys = ([each[i] for each in picked] for i in range(3))
        traces.append(marks.draw_segments(starts, ends, ys, color=color, width=4))
    return traces


def _draw_intervals(
    heights: Sequence[float], ends: Sequence[tuple[float, float]]
) -> dict[str, Any]:
    starts, stops = [low for low, _ in ends], [high for _, high in ends]
    return marks.draw_segments(starts, stops, heights, color=theme.INK_3, width=1.5)


def _draw_targets(rows: Rows, shown: Sequence[int], goals: Sequence[float]) -> dict[str, Any]:
    hover = [f"{rows.name(i)}: {goal:g}" for i, goal in zip(shown, goals, strict=True)]
    return marks.draw_rings(goals, rows.at(shown), color=theme.INK, hover=hover)


def _colors(levels: Sequence[int | None], values: Sequence[float], *, top: int) -> list[str]:
    pairs = zip(levels, values, strict=True)
    bands = [level or theme.nearest_level(value, top=top) for level, value in pairs]
    return [theme.level_color(band, top=top) for band in bands]


def _draw_now(
    rows: Rows, shown: Sequence[int], values: Sequence[float], colors: Sequence[str]
) -> dict[str, Any]:
    hover = tell_values(rows, shown, values)
    dots = marks.draw_dots(values, rows.at(shown), color=colors, hover=hover)
    dots["marker"]["line"] = {"color": theme.INK_3, "width": 1}
    return dots


def _write_value(
    text: str, height: float, span: tuple[float, float], *, left: bool
) -> dict[str, Any]:
    """Write a value beyond dot and interval, on the side away from the target if there is room."""
    return marks.write_label(
        text,
        span[0] if left else span[1],
        height,
        anchor="right" if left else "left",
        xshift=-9 if left else 9,
        size=theme.SMALL,
        weight=theme.BOLD,
    )
