"""What is done when: one bar for each initiative over the quarters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.options import top_of
from reports.charts.rows import stack_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.options import RowOptions
    from reports.charts.rows import Rows

_THICKNESS = 16
_MOST_NAMES = {False: 8, True: 4}


def timeline(
    labels: Sequence[str],
    *,
    spans: Sequence[tuple[float, float]],
    levels: Sequence[int],
    quarters: Sequence[str],
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw a bar from start to end in the color of the level it leads to.

    Parameters
    ----------
    labels
        Name of each row, shape ``[rows]``.
    spans
        Start and end of each row, counted in quarters from the left.
    levels
        The level each row leads to; 0 for a bar in no level's color.
    quarters
        Name of each quarter, from the left.
    **options
        Of `RowOptions`, narrow, top and notes, for which there is no room on a phone.

    Examples
    --------
    >>> figure = timeline(["Name a sponsor"], spans=[(0, 1)], levels=[2],
    ...                   quarters=["Q1 2027", "Q2 2027"])
    >>> figure["data"][0]["base"], figure["data"][0]["x"]
    ([0], [1])
    """
    narrow, top = options.get("narrow", False), top_of(options)
    shown = None if narrow else options.get("notes")
    rows = stack_rows(labels, notes=shown, pitch=36 if shown else 30, narrow=narrow)
    drawing = Drawing()
    for place in range(len(quarters) + 1):
        drawing.rule(marks.draw_rule((place, place), (0, rows.height)))
    colors = [theme.level_color(level, top=top) if level else theme.NO_LEVEL for level in levels]
    drawing.add(_bars(rows, spans, colors))
    rows.name_rows(drawing)
    every = -(-len(quarters) // _MOST_NAMES[narrow])
    for place, name in list(enumerate(quarters))[:: max(every, 1)]:
        drawing.write(_write_quarter(name, place))
    return rows.compose(drawing, xaxis=quiet_axis(0, len(quarters)))


def _bars(
    rows: Rows, spans: Sequence[tuple[float, float]], colors: Sequence[str]
) -> dict[str, Any]:
    starts, lengths = [span[0] for span in spans], [span[1] - span[0] for span in spans]
    bars = marks.draw_bars(starts, lengths, list(rows.centers), thickness=_THICKNESS)
    bars["marker"] = {"color": list(colors), "line": {"width": 1, "color": theme.INK_3}}
    return bars


def _write_quarter(name: str, place: int) -> dict[str, Any]:
    """Write the name of a quarter where it begins, above the rows."""
    return marks.write_label(
        name, place, 0, yanchor="bottom", yshift=3, size=theme.SMALL, color=theme.INK_3, borderpad=0
    )
