"""Means with their intervals, one row each: the form behind audiences and domains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, level_axis
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


def interval_dots(
    labels: Sequence[str],
    *,
    means: Sequence[float | None],
    intervals: Sequence[tuple[float, float] | None],
    color_by_level: bool = False,
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw a dot with a pale band for each row; a coarse mean is a ring, a withheld one is hatched.

    Parameters
    ----------
    labels
        Names, shape ``[rows]``.
    means
        Mean of each row on the scale of levels; None or NaN where withheld or undefined.
    intervals
        Lower and upper end of each interval, or None where there is none.
    color_by_level
        Dots in the color of their level instead of the accent.
    **options
        See `RowOptions`.

    Examples
    --------
    >>> figure = interval_dots(["Executives", "Employees"], means=[3.1, None],
    ...                        intervals=[(2.8, 3.4), None], status=["ok", "hidden"])
    >>> figure["layout"]["annotations"][0]["text"]
    'fewer than 5 answers'
    """
    states, shown = split_states(means, options)
    rows = lay_rows(labels, options, pitch=38)
    drawing = Drawing()
    _rule(drawing, rows, states, top=top_of(options))
    mark_missing(
        drawing, rows, states, span=(1, top_of(options)), texts=tell_reasons(states, options)
    )
    banded = [(i, ends) for i in shown if (ends := intervals[i]) is not None]
    drawing.add(_draw_bands(rows, banded))
    status = options.get("status") or ["ok"] * len(labels)
    firm = [index for index in shown if status[index] != "coarse"]
    coarse = [index for index in shown if status[index] == "coarse"]
    colors = _colors([float(means[index] or 0) for index in firm], top=top_of(options))
    drawing.add(_draw_firm(rows, firm, means, colors=colors if color_by_level else None))
    drawing.add(_draw_coarse(rows, coarse, means))
    values = [float(means[index] or 0) for index in shown]
    texts = print_values(values, shown, options)
    for index, value, text in zip(shown, values, texts, strict=True):
        drawing.write(_write_value(text, value, rows.centers[index]))
    rows.name_rows(drawing)
    word = options.get("level_word", "Level")
    axis = level_axis(narrow=rows.narrow, word=word, side="bottom", top=top_of(options))
    # The last word of the axis stands half outside the plot.
    return rows.compose(drawing, xaxis=axis, top=4, bottom=24, right=10 if rows.narrow else 24)


def _rule(drawing: Drawing, rows: Rows, states: Sequence[str], *, top: int) -> None:
    for center, state in zip(rows.centers, states, strict=True):
        if state == "shown":
            drawing.rule(marks.draw_rule((1, top), (center, center), color=theme.LINE_2))
            ticks = ((level, level) for level in theme.levels_to(top))
            drawing.rule(
                *(marks.draw_rule(x, (center - 4, center + 4), color=theme.LINE_2) for x in ticks)
            )


def _draw_bands(rows: Rows, banded: Sequence[tuple[int, tuple[float, float]]]) -> dict[str, Any]:
    starts = [ends[0] for _, ends in banded]
    ends_ = [ends[1] for _, ends in banded]
    heights = rows.at([index for index, _ in banded])
    return marks.draw_segments(starts, ends_, heights, color=theme.INTERVAL, width=7)


def _colors(values: Sequence[float], *, top: int) -> list[str]:
    return [theme.level_color(theme.nearest_level(value, top=top), top=top) for value in values]


def _draw_firm(
    rows: Rows, firm: Sequence[int], means: Sequence[float | None], *, colors: list[str] | None
) -> dict[str, Any]:
    values = [float(means[index] or 0) for index in firm]
    own = colors or [theme.ACCENT] * len(values)
    dots = marks.draw_dots(values, rows.at(firm), color=own, hover=tell_values(rows, firm, values))
    if colors:
        dots["marker"]["line"] = {"color": theme.INK_3, "width": 1}
    return dots


def _draw_coarse(
    rows: Rows, coarse: Sequence[int], means: Sequence[float | None]
) -> dict[str, Any]:
    values = [float(means[index] or 0) for index in coarse]
    hover = tell_values(rows, coarse, values)
    return marks.draw_rings(values, rows.at(coarse), color=theme.ACCENT, hover=hover)


def _write_value(text: str, value: float, height: float) -> dict[str, Any]:
    return marks.write_label(
        text, value, height, anchor="center", yshift=15, size=theme.SMALL, weight=theme.BOLD
    )
