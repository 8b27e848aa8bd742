"""How the answers of each audience spread over the levels, for one element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.keys import write_level_key
from reports.charts.options import RowOptions, lay_rows, split_states, tell_reasons, top_of
from reports.charts.rows import mark_missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.rows import Rows

_THICKNESS: Final = 26
_UNSURE_WIDTH: Final = 78


def distribution_bars(
    labels: Sequence[str],
    *,
    shares: Sequence[Sequence[float] | None],
    unsure: Sequence[float | None] | None = None,
    unsure_text: str = "can't judge",
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw the shares of the levels as one bar of 100 percent for each audience.

    Parameters
    ----------
    labels
        Audience names, shape ``[audiences]``.
    shares
        Share of each level among those who judged, shape ``[audiences, levels]``, each row summing
        to 1; None where withheld or undefined.
    unsure
        Share of those asked who could not judge; printed beside the bar, never part of it.
    unsure_text
        Heading of that column.
    **options
        See `RowOptions`.

    Examples
    --------
    >>> figure = distribution_bars(["Executives", "Units"], shares=[(0.1, 0.2, 0.4, 0.3), None])
    >>> [len(trace["x"]) for trace in figure["data"]]
    [1, 1, 1, 1, 1, 4]
    """
    totals = [None if each is None else sum(each) for each in shares]
    states, shown = split_states(totals, options)
    rows = lay_rows(labels, options, pitch=38)
    drawing = Drawing()
    mark_missing(
        drawing,
        rows,
        states,
        span=(0, 1),
        texts=tell_reasons(states, options),
        thickness=_THICKNESS,
    )
    known = [(index, each) for index in shown if (each := shares[index]) is not None]
    top = top_of(options)
    for level in theme.levels_to(top):
        drawing.add(_draw_level(rows, known, level, top=top))
    drawing.add(_write_shares(rows, known, top=top))
    word = options.get("level_word", "Level")
    write_level_key(drawing, word=word, short=rows.narrow, top=top)
    right = 6.0
    if unsure is not None:
        right = _UNSURE_WIDTH
        _write_unsure(drawing, rows, [(i, s) for i in shown if (s := unsure[i]) is not None])
        drawing.write(_heading(unsure_text))
    rows.name_rows(drawing)
    return rows.compose(drawing, xaxis=quiet_axis(0, 1), right=right, top=34)


def _draw_level(
    rows: Rows, known: Sequence[tuple[int, Sequence[float]]], level: int, *, top: int
) -> dict[str, Any]:
    heights = rows.at([index for index, _ in known])
    starts = [sum(each[: level - 1]) for _, each in known]
    lengths = [each[level - 1] for _, each in known]
    bars = marks.draw_bars(starts, lengths, heights, thickness=_THICKNESS)
    line = {"color": theme.SURFACE, "width": 1}
    hover = [f"{level}: {length:.0%}" for length in lengths]
    look = {"marker": {"color": theme.level_color(level, top=top), "line": line}}
    return bars | look | {"hoverinfo": "text", "hovertext": hover}


def _write_shares(
    rows: Rows, known: Sequence[tuple[int, Sequence[float]]], *, top: int
) -> dict[str, Any]:
    # A share below this would not fit its own segment; hover and table have it.
    least = 0.11 if rows.narrow else 0.06
    xs, ys, texts, colors = [], [], [], []
    for index, each in known:
        for level in theme.levels_to(top):
            share = each[level - 1]
            if share >= least:
                xs.append(sum(each[: level - 1]) + share / 2)
                ys.append(rows.centers[index])
                texts.append(f"{share:.0%}")
                colors.append(theme.text_on_level(level, top=top))
    return marks.draw_texts(xs, ys, texts, color=colors)


def _write_unsure(drawing: Drawing, rows: Rows, known: Sequence[tuple[int, float]]) -> None:
    for index, share in known:
        drawing.write(
            marks.write_label(
                f"{share:.0%}",
                1,
                rows.centers[index],
                anchor="right",
                xref="paper",
                xshift=_UNSURE_WIDTH - 4,
                size=theme.SMALL,
                color=theme.INK_2,
            )
        )


def _heading(text: str) -> dict[str, Any]:
    return marks.write_label(
        text,
        1,
        1,
        anchor="right",
        xref="paper",
        yref="paper",
        xshift=_UNSURE_WIDTH - 4,
        yshift=20,
        size=theme.SMALL,
        color=theme.INK_2,
        borderpad=0,
    )
