"""How far apart two audiences see each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from reports.charts import marks, theme
from reports.charts.decimals import print_decimal
from reports.charts.drawing import Drawing, Figure, level_axis
from reports.charts.keys import write_circle_key
from reports.charts.options import (
    RowOptions,
    lay_rows,
    split_states,
    tell_reasons,
    tell_values,
    top_of,
)
from reports.charts.rows import mark_missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.rows import Rows


def perception_gap(
    labels: Sequence[str],
    *,
    first: Sequence[float | None],
    second: Sequence[float | None],
    names: tuple[str, str],
    words: Sequence[str] | None = None,
    places: int = 1,
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw two audiences as a dot and a ring for each element, joined by what parts them.

    Parameters
    ----------
    labels
        Element names, shape ``[elements]``.
    first, second
        Means of the two audiences on the scale of levels; None or NaN where withheld or undefined.
    names
        Names of the two audiences.
    words
        A remark for each element, such as "large"; written in the right margin.
    places
        Decimals of the means.
    **options
        See `RowOptions`.

    Examples
    --------
    >>> figure = perception_gap(["Trust"], first=[3.2], second=[2.0], names=("Executives", "Staff"))
    >>> [trace["x"] for trace in figure["data"]][1:]
    [[3.2], [2.0]]
    """
    both = [None if a is None or b is None else a - b for a, b in zip(first, second, strict=True)]
    states, shown = split_states(both, options)
    rows = lay_rows(labels, options)
    drawing = Drawing()
    rows.rule_scale(drawing, theme.levels_to(top_of(options)))
    mark_missing(
        drawing, rows, states, span=(1, top_of(options)), texts=tell_reasons(states, options)
    )
    ones = [float(first[index] or 0) for index in shown]
    twos = [float(second[index] or 0) for index in shown]
    heights = rows.at(shown)
    drawing.add(marks.draw_segments(ones, twos, heights, color=theme.INTERVAL, width=4))
    first_hover, second_hover = (
        tell_values(rows, shown, values, of=name, places=places)
        for name, values in zip(names, (ones, twos), strict=True)
    )
    dots = marks.draw_dots(ones, heights, color=theme.ACCENT, hover=first_hover)
    dots["marker"]["size"] = 13
    drawing.add(dots, marks.draw_rings(twos, heights, color=theme.ACCENT, hover=second_hover))
    _write_values(drawing, rows, shown, list(zip(ones, twos, strict=True)), places=places)
    fills = (theme.ACCENT, theme.SURFACE)
    write_circle_key(drawing, names, fills=fills, line=theme.ACCENT, height=37)
    rows.name_rows(drawing)
    if words is not None:
        _write_words(drawing, rows, words)
    word = options.get("level_word", "Level")
    axis = level_axis(narrow=rows.narrow, word=word, top=top_of(options))
    right = 84 if words is not None and not rows.narrow else 28
    return rows.compose(drawing, xaxis=axis, top=50, right=right)


def _write_values(
    drawing: Drawing,
    rows: Rows,
    shown: Sequence[int],
    pairs: Sequence[tuple[float, float]],
    *,
    places: int,
) -> None:
    for index, pair in zip(shown, pairs, strict=True):
        for value, anchor, shift in ((min(pair), "right", -9), (max(pair), "left", 9)):
            drawing.write(
                marks.write_label(
                    print_decimal(value, places),
                    value,
                    rows.centers[index],
                    anchor=anchor,
                    xshift=shift,
                    size=theme.SMALL,
                    color=theme.INK_2,
                )
            )


def _write_words(drawing: Drawing, rows: Rows, words: Sequence[str]) -> None:
    for word, center in zip(words, rows.centers, strict=True):
        if word:
            height = rows.above(center) if rows.narrow else center
            drawing.write(
                marks.write_label(
                    word,
                    1,
                    height,
                    anchor="right",
                    xref="paper",
                    xshift=22 if rows.narrow else 84,
                    size=theme.SMALL,
                    color=theme.INK_3,
                    borderpad=0,
                )
            )
