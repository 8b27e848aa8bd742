"""Two waves side by side: which elements or domains rose and which fell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack

from reports.charts import marks, theme
from reports.charts.decimals import print_decimal
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.lettering import wrap_label
from reports.charts.options import top_of
from reports.charts.spread import spread_labels
from reports.charts.states import WITHHELD_TEXT, clean_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.charts.options import RowOptions

_LABEL: Final = (290, 142)
_REASON: Final = (660, 262)
_LEADER: Final = 22
_LINE: Final = 16
_TOP: Final = 34
_LEFT: Final = 44
_VALUE: Final = 10 + _LEADER
_WIDE: Final = 34
"""Room for the value at the end of a line: four characters, semi-bold."""
SMALLEST: Final = 0.1
"""A smaller change than this is not called one: it is below what is printed."""


def wave_slopes(
    labels: Sequence[str],
    *,
    before: Sequence[float | None],
    after: Sequence[float | None],
    waves: tuple[str, str],
    moved: Sequence[bool] | None = None,
    ends: Sequence[tuple[str, str]] | None = None,
    **options: Unpack[RowOptions],
) -> Figure:
    """Draw one line for each element or domain from the earlier to the later wave.

    Parameters
    ----------
    labels
        Names, shape ``[lines]``.
    before, after
        Means on the scale of levels; None or NaN where withheld or undefined: the line is then
        left out and its name listed below with the reason.
    waves
        Names of the two waves.
    moved
        Which lines have really moved, shape ``[lines]``; without it those by a tenth or more.
    ends
        What to print at both ends of each line, shape ``[lines]``; without it one decimal.
    **options
        Of `RowOptions`, narrow, top and withheld_text.

    Notes
    -----
    A line that has moved upwards has the accent, one that has moved downwards the signal color;
    the others are quiet.

    Examples
    --------
    >>> figure = wave_slopes(["Trust"], before=[2.0], after=[2.6], waves=("2025", "2026"))
    >>> figure["data"][0]["y"], figure["data"][0]["line"]["color"]
    ([2.0, 2.6], '#0E5A4E')
    """
    pairs = list(zip(clean_values(before), clean_values(after), strict=True))
    known = [(i, a, b) for i, (a, b) in enumerate(pairs) if a is not None and b is not None]
    missing = [i for i, (a, b) in enumerate(pairs) if a is None or b is None]
    narrow = options.get("narrow", False)
    broken = [wrap_label(name, width=_LABEL[narrow], size=theme.SMALL) for name in labels]
    drawing = Drawing()
    tall = max((len(broken[i]) for i, _, _ in known), default=1)
    height = max(240.0, len(known) * (tall * _LINE + 4.0))
    low, high = _range([value for _, a, b in known for value in (a, b)], top=top_of(options))
    drawing.rule(*(marks.draw_rule((x, x), (low, high), color=theme.LINE_2) for x in (0, 1)))
    colors = [_color(a, b, moved=moved[i] if moved else None) for i, a, b in known]
    texts = [ends[i] if ends else (print_decimal(a), print_decimal(b)) for i, a, b in known]
    for (index, a, b), color, text in zip(known, colors, texts, strict=True):
        drawing.add(_draw_line(labels[index], (a, b), text, color=color))
    unit = (high - low) / height
    named = [
        (broken[i], color, text)
        for (i, _, _), color, text in zip(known, colors, texts, strict=True)
    ]
    _write_ends(drawing, known, named, bounds=(low, high), unit=unit, tall=tall)
    _write_waves(drawing, waves)
    bottom = _write_missing(drawing, [labels[i] for i in missing], options)
    right = _LABEL[narrow] + _VALUE + _WIDE
    return drawing.compose(
        height=height + _TOP + bottom,
        margin=(_LEFT, right, _TOP, bottom),
        xaxis=quiet_axis(0, 1),
        yaxis=quiet_axis(low, high),
    )


def _range(values: Sequence[float], *, top: int) -> tuple[float, float]:
    if not values:
        return 1.0, float(top)
    pad = max(0.15, (max(values) - min(values)) * 0.06)
    return max(0.95, min(values) - pad), min(top + 0.05, max(values) + pad)


def _color(before: float, after: float, *, moved: bool | None) -> str:
    change = round(after - before, 6)
    if not (abs(change) >= SMALLEST if moved is None else moved):
        return theme.INK_3
    return theme.ACCENT if change > 0 else theme.SIGNAL


def _draw_line(
    name: str, ends: tuple[float, float], texts: tuple[str, str], *, color: str
) -> dict[str, Any]:
    hover = [f"{name}: {text}" for text in texts]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [0, 1],
        "y": list(ends),
        "line": {"color": color, "width": 2},
        "marker": {
            "symbol": "circle",
            "size": 8,
            "color": color,
            "line": {"color": theme.SURFACE, "width": 1},
        },
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _write_ends(
    drawing: Drawing,
    known: Sequence[tuple[int, float, float]],
    named: Sequence[tuple[Sequence[str], str, tuple[str, str]]],
    *,
    bounds: tuple[float, float],
    unit: float,
    tall: int,
) -> None:
    low, high = bounds
    firsts = spread_labels([a for _, a, _ in known], gap=_LINE * unit, low=low, high=high)
    lasts = spread_labels(
        [b for _, _, b in known], gap=(_LINE * tall + 3) * unit, low=low, high=high
    )
    ends = zip(known, named, firsts, lasts, strict=True)
    for (_, a, b), (name, color, texts), first, last in ends:
        small: dict[str, Any] = {"size": theme.SMALL, "borderpad": 0}
        drawing.rule(_lead(1, (b, last), (7, 7 + _LEADER)), _lead(0, (a, first), (-5, -9)))
        drawing.write(
            marks.write_label(texts[0], 0, first, anchor="right", xshift=-10, **small),
            marks.write_label(texts[1], 1, last, xshift=_VALUE, weight=theme.BOLD, **small),
            marks.write_label(name, 1, last, xshift=_VALUE + _WIDE, **small | {"color": color}),
        )


def _write_waves(drawing: Drawing, waves: tuple[str, str]) -> None:
    shifts = ((0, "left", -_LEFT), (1, "left", -6))
    for name, (x, anchor, shift) in zip(waves, shifts, strict=True):
        drawing.write(
            marks.write_label(
                name,
                x,
                1,
                anchor=anchor,
                yref="paper",
                xshift=shift,
                yshift=20,
                size=theme.SMALL,
                color=theme.INK_2,
                weight=theme.BOLD,
                borderpad=0,
            )
        )


def _lead(x: float, y: tuple[float, float], pixels: tuple[float, float]) -> dict[str, Any]:
    """Lead from the end of a line to its label, which may have had to move."""
    place = {"xsizemode": "pixel", "xanchor": x}
    return marks.draw_rule(pixels, y, color=theme.LINE_2, **place)


def _write_missing(drawing: Drawing, names: Sequence[str], options: RowOptions) -> float:
    reason = options.get("withheld_text", WITHHELD_TEXT)
    width = _REASON[options.get("narrow", False)]
    depth = 18.0
    for name in names:
        lines = wrap_label(f"{name}: {reason}", width=width, size=theme.SMALL)
        place: dict[str, Any] = {"xref": "paper", "yref": "paper", "yanchor": "top"}
        look = {"size": theme.SMALL, "color": theme.INK_2, "borderpad": 0}
        shift = {"xshift": -_LEFT + 28, "yshift": -depth}
        drawing.write(marks.write_label(lines, 0, 0, **place | look | shift))
        drawing.rule(_stub(-depth - 8))
        depth += 3 + _LINE * len(lines)
    return depth if names else 8.0


def _stub(height: float) -> dict[str, Any]:
    """Draw the dotted stub that stands for a line that is not drawn."""
    place: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": 0, "yanchor": 0}
    sizes: dict[str, Any] = {"xsizemode": "pixel", "ysizemode": "pixel", "dash": "dot", "width": 2}
    ends = ((-_LEFT + 2, -_LEFT + 18), (height, height))
    return marks.draw_rule(*ends, color=theme.INK_3, **place | sizes)
