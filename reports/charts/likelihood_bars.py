"""How likely each level is, given the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.options import RowOptions, lay_rows, tell_reasons
from reports.charts.rows import mark_missing

if TYPE_CHECKING:
    from collections.abc import Sequence

_THICKNESS = 20


def likelihood_bars(
    labels: Sequence[str],
    *,
    likelihood: Sequence[float] | None,
    certain: bool = False,
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw the probability of each level as a bar.

    Parameters
    ----------
    labels
        Names of the levels.
    likelihood
        Probability of each level, shape ``[levels]``, summing to 1; None where it must not be told,
        which hatches all rows.
    certain
        Whether everybody answered, so that 0 and 100 percent may be printed; otherwise the ends
        read "<1%" and ">99%".
    **options
        See `RowOptions`.

    Examples
    --------
    >>> figure = likelihood_bars(["L1", "L2", "L3", "L4"], likelihood=[0.0, 0.94, 0.06, 0.0])
    >>> figure["data"][0]["x"]
    [0.0, 0.94, 0.06, 0.0]
    """
    rows = lay_rows(labels, options, pitch=34)
    drawing = Drawing()
    state = "shown" if likelihood is not None else "withheld"
    drawing.rule(marks.draw_rule((0, 0), (0, rows.height), color=theme.LINE_2))
    states = [state] * len(labels)
    mark_missing(drawing, rows, states, span=(0, 1), texts=tell_reasons(states, options))
    if likelihood is not None:
        values = [float(value) for value in likelihood]
        bars = marks.draw_bars([0.0] * len(values), values, rows.centers, thickness=_THICKNESS)
        bars["marker"] = {
            "color": [theme.level_color(n, top=len(values)) for n in theme.levels_to(len(values))],
            "line": {"width": 0, "color": theme.CLEAR},
        }
        drawing.add(bars)
        for value, height in zip(values, rows.centers, strict=True):
            text = print_likelihood(value, certain=certain)
            drawing.write(marks.write_label(text, value, height, xshift=6, weight=theme.BOLD))
    rows.name_rows(drawing)
    return rows.compose(drawing, xaxis=quiet_axis(0, 1), right=54, top=4)


def print_likelihood(value: float, *, certain: bool = False) -> str:
    """Return a probability as a percentage that never claims certainty it has not.

    Examples
    --------
    >>> print_likelihood(0.9987), print_likelihood(0.0), print_likelihood(1.0, certain=True)
    ('>99%', '<1%', '100%')
    """
    if certain and value in {0.0, 1.0}:
        return f"{value:.0%}"
    if value > 0.99:
        return ">99%"
    return "<1%" if value < 0.01 else f"{value:.0%}"
