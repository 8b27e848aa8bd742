"""Who sees what: the mean of each audience with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from reports.charts.interval_dots import interval_dots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.drawing import Figure
    from reports.charts.options import RowOptions


def audience_dots(
    labels: Sequence[str],
    *,
    means: Sequence[float | None],
    intervals: Sequence[tuple[float, float] | None],
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw the mean of each audience as a dot over its 90 percent interval.

    Parameters
    ----------
    labels
        Audience names, shape ``[audiences]``.
    means
        Mean on 1 to 4; None or NaN where withheld or undefined.
    intervals
        Lower and upper end, or None; coarse audiences have none.
    **options
        See `RowOptions`.

    Examples
    --------
    >>> figure = audience_dots(["Executives"], means=[3.1], intervals=[(2.8, 3.4)])
    >>> figure["data"][-1]["x"]
    [3.1]
    """
    return interval_dots(labels, means=means, intervals=intervals, **options)
