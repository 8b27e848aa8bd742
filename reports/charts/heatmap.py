"""A grid of means in the colors of their levels: the form behind audience and unit maps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Unpack

from reports.charts import marks, theme
from reports.charts.decimals import print_decimal
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.lettering import wrap_label
from reports.charts.options import RowOptions, lay_rows, missing_texts, top_of
from reports.charts.states import clean_values, read_states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.rows import Rows

Bands = list[int | None]
_CELL: Final = 30
_SHEET: Final = (720, 310)


def heatmap(
    labels: Sequence[str],
    columns: Sequence[str],
    *,
    values: Sequence[Sequence[float | None]],
    cell_status: Sequence[Sequence[str]] | None = None,
    cell_texts: Sequence[Sequence[str]] | None = None,
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw one cell for each row and column, with its mean; withheld cells are hatched.

    Parameters
    ----------
    labels
        Row names, shape ``[rows]``.
    columns
        Column names, shape ``[columns]``; broken over up to three lines.
    values
        Means on the scale of levels, shape ``[rows, columns]``; None or NaN where
        withheld or undefined.
    cell_status
        Status word of each cell, of the same shape. Without it a missing mean is withheld.
    cell_texts
        What to print instead of the rounded mean of each cell, such as "≥3.8"; of the same shape.
    **options
        See `RowOptions`; status and texts are not used.

    Notes
    -----
    A cell has the flat color of the level its mean rounds to, so that color says the same thing
    on every page and its text can be read on it; differences within a level are in the number.

    Examples
    --------
    >>> figure = heatmap(["Trust"], ["Executives", "Staff"], values=[[3.2, None]])
    >>> figure["data"][0]["z"], figure["data"][1]["base"]
    ([[3, None]], [0.52])
    """
    rows = lay_rows(labels, options, pitch=_CELL + 4)
    states = [
        read_states(row, cell_status[index] if cell_status is not None else None)
        for index, row in enumerate(values)
    ]
    cells = [clean_values(row) for row in values]
    drawing = Drawing()
    bands = _bands(cells, states, top=top_of(options))
    drawing.add(_draw_cells(rows, bands, top=top_of(options)), _hatch(rows, states))
    texts = cell_texts or [
        [print_decimal(value) if value else "" for value in row] for row in cells
    ]
    drawing.add(_write_means(rows, texts, bands, top=top_of(options)), _write_empty(rows, states))
    top = _write_columns(drawing, rows, columns)
    rows.name_rows(drawing)
    rows = _explain(drawing, rows, states, missing_texts(options))
    return rows.compose(drawing, xaxis=quiet_axis(-0.5, len(columns) - 0.5), top=top)


def _pick(states: Sequence[Sequence[str]], wanted: str) -> list[tuple[int, int]]:
    return [(i, j) for i, row in enumerate(states) for j, s in enumerate(row) if s == wanted]


def _bands(
    cells: Sequence[Sequence[float | None]], states: Sequence[Sequence[str]], *, top: int
) -> list[Bands]:
    return [
        [
            theme.nearest_level(value, top=top) if value is not None and word == "shown" else None
            for value, word in zip(row, words, strict=True)
        ]
        for row, words in zip(cells, states, strict=True)
    ]


def _draw_cells(rows: Rows, bands: Sequence[Bands], *, top: int) -> dict[str, Any]:
    # The edges of every row are given, with a blank row between two: spacing may be uneven.
    width = len(bands[0])
    edges: list[float] = []
    z: list[Bands] = []
    for center, row in zip(rows.centers, bands, strict=True):
        edges += [center - _CELL / 2, center + _CELL / 2]
        z += [row, [None] * width]
    steps = [
        [edge / top, theme.level_color(level, top=top)]
        for level in theme.levels_to(top)
        for edge in (level - 1, level)
    ]
    return {
        "type": "heatmap",
        "x": list(range(width)),
        "y": edges,
        "z": z[:-1],
        "zmin": 0.5,
        "zmax": top + 0.5,
        "colorscale": steps,
        "showscale": False,
        "xgap": 4,
        "hoverinfo": "skip",
        "hoverongaps": False,
    }


def _hatch(rows: Rows, states: Sequence[Sequence[str]]) -> dict[str, Any]:
    hidden = _pick(states, "withheld")
    starts = [column - 0.48 for _, column in hidden]
    heights = rows.at([row for row, _ in hidden])
    return marks.draw_hatched(starts, [0.96] * len(hidden), heights, thickness=_CELL)


def _write_means(
    rows: Rows, printed: Sequence[Sequence[str]], bands: Sequence[Bands], *, top: int
) -> dict[str, Any]:
    shown = [(i, j, band) for i, row in enumerate(bands) for j, band in enumerate(row) if band]
    texts = [printed[row][column] for row, column, _ in shown]
    colors = [theme.text_on_level(band, top=top) for _, _, band in shown]
    xs = [column for _, column, _ in shown]
    return marks.draw_texts(xs, rows.at([row for row, _, _ in shown]), texts, color=colors)


def _write_empty(rows: Rows, states: Sequence[Sequence[str]]) -> dict[str, Any]:
    empty = _pick(states, "empty")
    xs = [column for _, column in empty]
    heights = rows.at([row for row, _ in empty])
    return marks.draw_texts(xs, heights, ["–"] * len(empty), color=theme.INK_3)


def _explain(
    drawing: Drawing, rows: Rows, states: Sequence[Sequence[str]], texts: tuple[str, str]
) -> Rows:
    """Say below the grid what a hatched cell and a dash mean, where there are any."""
    height, width = rows.height, len(states[0])
    small: dict[str, Any] = {"size": theme.SMALL, "color": theme.INK_2}
    if _pick(states, "withheld"):
        height += 30
        mark = width * 0.05
        drawing.add(marks.draw_hatched([-0.48], [mark], [height - 11], thickness=14))
        drawing.write(marks.write_label(texts[0], mark - 0.48, height - 11, xshift=6, **small))
    if _pick(states, "empty"):
        height += 24
        drawing.write(marks.write_label(f"–  {texts[1]}", -0.48, height - 11, **small))
    return replace(rows, height=height)


def _write_columns(drawing: Drawing, rows: Rows, columns: Sequence[str]) -> float:
    width = (_SHEET[rows.narrow] - rows.left) / len(columns) - 4
    broken = [wrap_label(name, width=width, size=theme.SMALL, lines=3) for name in columns]
    for column, lines in enumerate(broken):
        drawing.write(
            marks.write_label(
                lines,
                column,
                1,
                anchor="center",
                yref="paper",
                yanchor="bottom",
                yshift=4,
                size=theme.SMALL,
                color=theme.INK_2,
                borderpad=0,
            )
        )
    return 10 + 16 * max(map(len, broken))
