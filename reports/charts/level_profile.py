"""How many elements stand on each level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.lettering import wrap_label
from reports.charts.rows import stack_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 230
# The narrowest place a wide chart is shown in, without its margins: names have to fit there too.
_SHEET = 468


def level_profile(
    labels: Sequence[str],
    *,
    counts: Sequence[int],
    unrated: int = 0,
    unrated_text: str = "not rated",
    narrow: bool = False,
) -> Figure:
    """Draw the number of elements on each level as columns, and a hatched one for unrated.

    Parameters
    ----------
    labels
        Names of the levels.
    counts
        Number of elements on each level, shape ``[levels]``.
    unrated
        Number of elements without a level.
    unrated_text
        Name of their column.
    narrow
        Lay out for a phone.

    Examples
    --------
    >>> figure = level_profile(["One", "Two", "Three", "Four"], counts=[2, 9, 6, 1])
    >>> figure["data"][0]["y"]
    [2, 9, 6, 1]
    """
    names = [*labels, unrated_text] if unrated else list(labels)
    heights = [*counts, unrated] if unrated else list(counts)
    if narrow:
        return _lay_flat(names, counts, unrated)
    drawing = Drawing()
    drawing.add(_columns(counts))
    if unrated:
        drawing.add(_hatched_column(len(names), unrated))
    drawing.rule(
        marks.draw_rule((0.5, len(names) + 0.5), (0, 0), color=theme.LINE_2, layer="above")
    )
    width = _SHEET / len(names) - 10
    for place, (name, height) in enumerate(zip(names, heights, strict=True), start=1):
        drawing.write(_write_count(height, place), _write_name(name, place, width))
    return drawing.compose(
        height=_HEIGHT,
        margin=(6, 6, 26, 66),
        xaxis=quiet_axis(0.5, len(names) + 0.5),
        yaxis=quiet_axis(0, max(1, *heights)),
    )


def _lay_flat(names: Sequence[str], counts: Sequence[int], unrated: int) -> Figure:
    """Lay the columns down as bars, one below the other, under their names."""
    rows = stack_rows(names, pitch=26, narrow=True)
    drawing = Drawing()
    centers = list(rows.centers)
    bars = marks.draw_bars([0.0] * len(counts), counts, centers[: len(counts)], thickness=20)
    bars["marker"]["color"] = _colors(len(counts))
    drawing.add(bars)
    if unrated:
        drawing.add(marks.draw_hatched([0], [unrated], centers[len(counts) :], thickness=20))
    totals = [*counts, unrated][: len(names)]
    for count, center in zip(totals, centers, strict=True):
        drawing.write(marks.write_label(str(count), count, center, xshift=6, weight=theme.BOLD))
    rows.name_rows(drawing)
    return rows.compose(drawing, xaxis=quiet_axis(0, max(1, *totals)), right=36, top=4)


def _colors(top: int) -> list[str]:
    return [theme.level_color(level, top=top) for level in theme.levels_to(top)]


def _columns(counts: Sequence[int]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "v",
        "x": list(theme.levels_to(len(counts))),
        "y": [int(count) for count in counts],
        "width": 0.72,
        "marker": {"color": _colors(len(counts)), "line": {"width": 0, "color": theme.CLEAR}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _hatched_column(place: int, count: int) -> dict[str, Any]:
    flat = marks.draw_hatched([0], [count], [place], thickness=0.72)
    return flat | {"orientation": "v", "x": flat["y"], "y": flat["x"]}


def _write_count(count: int, place: int) -> dict[str, Any]:
    return marks.write_label(
        str(count), place, count, anchor="center", yanchor="bottom", size=16, weight=theme.BOLD
    )


def _write_name(name: str, place: int, width: float) -> dict[str, Any]:
    head, _, rest = name.partition(": ")
    lines = [*wrap_label(head, width=width, size=theme.SMALL, lines=3 if not rest else 1)]
    lines += wrap_label(rest, width=width, size=theme.SMALL, lines=3) if rest else ()
    return marks.write_label(
        lines,
        place,
        0,
        anchor="center",
        yanchor="top",
        yshift=-6,
        size=theme.SMALL,
        color=theme.INK_2,
        borderpad=0,
    )
