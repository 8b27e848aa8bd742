"""Elements by audiences: where the audiences see the same thing differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from reports.charts.heatmap import heatmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.drawing import Figure
    from reports.charts.options import RowOptions


def audience_heatmap(
    elements: Sequence[str],
    audiences: Sequence[str],
    *,
    means: Sequence[Sequence[float | None]],
    cell_status: Sequence[Sequence[str]] | None = None,
    cell_texts: Sequence[Sequence[str]] | None = None,
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw the mean of each element in each audience.

    Parameters
    ----------
    elements, audiences
        Names of rows and columns.
    means
        Shape ``[elements, audiences]`` on the scale of levels; None or NaN where
        withheld or undefined.
    cell_status, cell_texts
        Status words, and what to print instead of the rounded means; of the same shape.
    **options
        See `RowOptions`; groups are the domains.

    Examples
    --------
    >>> audience_heatmap(["Trust"], ["Executives"], means=[[3.2]])["data"][0]["z"]
    [[3]]
    """
    cells: dict[str, Any] = {"cell_status": cell_status, "cell_texts": cell_texts}
    return heatmap(elements, audiences, values=means, **cells, **options)
