"""How many people of each audience answered, out of those asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.options import RowOptions, lay_rows, split_states, tell_reasons
from reports.charts.rows import mark_missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.rows import Rows

_THICKNESS = 16


def participation_bars(
    labels: Sequence[str],
    *,
    answered: Sequence[int | None],
    invited: Sequence[int | None] | None = None,
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw the answers of each audience as a bar on the track of all who were asked.

    Parameters
    ----------
    labels
        Audience names, shape ``[audiences]``.
    answered
        Submitted responses; None where the number itself is withheld.
    invited
        People asked; None where nobody counted them. When every number is known the bars show
        the share of those asked, otherwise they show the number of answers.
    **options
        See `RowOptions`; texts replaces what stands after the bar.

    Examples
    --------
    >>> figure = participation_bars(["Executives"], answered=[8], invited=[12])
    >>> figure["layout"]["annotations"][0]["text"]
    '8 of 12 · 67%'
    """
    states, shown = split_states(answered, options)
    rows = lay_rows(labels, options)
    drawing = Drawing()
    asked = [(invited[i] if invited is not None else None) for i in range(len(labels))]
    by_share = bool(shown) and all(asked[index] for index in shown)
    most = max((answered[index] or 0 for index in shown), default=0) or 1
    counts = [answered[index] or 0 for index in shown]
    lengths = [
        min(1.0, count / ((asked[index] or 1) if by_share else most))
        for index, count in zip(shown, counts, strict=True)
    ]
    mark_missing(
        drawing,
        rows,
        states,
        span=(0, 1),
        texts=tell_reasons(states, options),
        thickness=_THICKNESS,
    )
    drawing.add(*_draw(rows, shown, lengths, by_share=by_share))
    texts = [_print(count, asked[index]) for index, count in zip(shown, counts, strict=True)]
    own = options.get("texts") or [""] * len(labels)
    for index, length, text in zip(shown, lengths, texts, strict=True):
        end = 1 if by_share else length
        drawing.write(
            marks.write_label(
                own[index] or text, end, rows.centers[index], xshift=8, size=theme.SMALL
            )
        )
    rows.name_rows(drawing)
    return rows.compose(drawing, xaxis=quiet_axis(0, 1), right=126, top=4)


def _draw(
    rows: Rows, shown: Sequence[int], lengths: Sequence[float], *, by_share: bool
) -> list[dict[str, Any]]:
    heights = rows.at(shown)
    zeros = [0.0] * len(shown)
    bars = marks.draw_bars(zeros, lengths, heights, thickness=_THICKNESS)
    if not by_share:
        return [bars]
    track = marks.draw_bars(zeros, [1.0] * len(shown), heights, thickness=_THICKNESS)
    track["marker"] = {"color": theme.LINE, "line": {"width": 0, "color": theme.CLEAR}}
    return [track, bars]


def _print(count: int, asked: int | None) -> str:
    if not asked:
        return f"{count:,}"
    return f"{count:,} of {asked:,} · {count / asked:.0%}"
