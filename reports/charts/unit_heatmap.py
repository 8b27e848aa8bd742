"""Units by domains or elements: which part of the organization is where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from reports.charts.heatmap import heatmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.drawing import Figure
    from reports.charts.options import RowOptions


def unit_heatmap(
    units: Sequence[str],
    columns: Sequence[str],
    *,
    means: Sequence[Sequence[float | None]],
    cell_status: Sequence[Sequence[str]] | None = None,
    cell_texts: Sequence[Sequence[str]] | None = None,
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw the mean of each domain (or element) in each unit.

    Parameters
    ----------
    units, columns
        Names of rows and columns; give codes such as "A1" as columns when there are many, or
        on a narrow sheet.
    means
        Shape ``[units, columns]`` on the scale of levels; None or NaN where withheld or undefined.
    cell_status, cell_texts
        Status words, and what to print instead of the rounded means; of the same shape.
    **options
        See `RowOptions`.

    Examples
    --------
    >>> unit_heatmap(["Depot North"], ["A", "B"], means=[[1.2, 3.6]])["data"][0]["z"]
    [[1, 4]]
    """
    cells: dict[str, Any] = {"cell_status": cell_status, "cell_texts": cell_texts}
    return heatmap(units, columns, values=means, **cells, **options)
