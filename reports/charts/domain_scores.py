"""The score of each domain with its interval, in the color of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from reports.charts.interval_dots import interval_dots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.drawing import Figure
    from reports.charts.options import RowOptions


def domain_scores(
    labels: Sequence[str],
    *,
    means: Sequence[float | None],
    intervals: Sequence[tuple[float, float] | None],
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw the mean of each domain as a dot over its 90 percent interval.

    Parameters
    ----------
    labels
        Domain names, shape ``[domains]``.
    means
        Mean on 1 to 4; None or NaN where withheld or undefined.
    intervals
        Lower and upper end, or None.
    **options
        See `RowOptions`.

    Examples
    --------
    >>> figure = domain_scores(["Learning culture"], means=[2.2], intervals=[(2.0, 2.4)])
    >>> figure["data"][-1]["marker"]["color"]
    ['#DFB163']
    """
    return interval_dots(labels, means=means, intervals=intervals, color_by_level=True, **options)
