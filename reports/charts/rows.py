"""Charts made of named rows: where each row stands, its label, its scale and what is withheld."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reports.charts import marks, theme
from reports.charts.drawing import Drawing, Figure, quiet_axis
from reports.charts.lettering import text_width, wrap_label

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL_WIDTH: Final = 236
_NARROW_WIDTH: Final = 300
_GUTTER: Final = 18
_HEADER: Final = 34
_LINE: Final = 17
_SIDE: Final = 6
_TOP: Final = 24
_ABOVE: Final = 24


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a chart; heights are pixels from the top of the plot, down."""

    labels: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    centers: tuple[float, ...]
    headers: tuple[tuple[str, float], ...]
    blocks: tuple[tuple[float, float], ...]
    height: float
    left: float
    narrow: bool
    pitch: float

    def at(self, indices: Sequence[int]) -> list[float]:
        """Return the heights of some rows."""
        return [self.centers[index] for index in indices]

    def name(self, index: int) -> str:
        """Return the name of a row on one line."""
        return " ".join(self.labels[index])

    def above(self, center: float) -> float:
        """Return the height of the name that stands above a row on a narrow sheet."""
        return center - self.pitch / 2 - _ABOVE / 2 - 1

    def name_rows(self, drawing: Drawing) -> None:
        """Write labels, notes and headings beside the rows, or above them on a narrow sheet."""
        for text, height in self.headers:
            drawing.write(
                self._beside(text, height, color=theme.INK_3, size=theme.SMALL, weight=theme.BOLD)
            )
        for lines, note, center in zip(self.labels, self.notes, self.centers, strict=True):
            if self.narrow:
                self._name_above(drawing, lines, note, center)
            else:
                self._name_beside(drawing, lines, note, center)

    def rule_scale(self, drawing: Drawing, values: Sequence[float]) -> None:
        """Draw the faint scale lines: through each block of rows, or across each narrow row."""
        if not self.narrow:
            for top, bottom in self.blocks:
                drawing.rule(*(marks.draw_rule((v, v), (top, bottom)) for v in values))
            return
        for center in self.centers:
            drawing.rule(marks.draw_rule((values[0], values[-1]), (center, center)))
            drawing.rule(*(marks.draw_rule((v, v), (center - 4, center + 4)) for v in values))

    def compose(
        self,
        drawing: Drawing,
        *,
        xaxis: dict[str, Any],
        right: float = _SIDE,
        top: float = _TOP,
        bottom: float = _SIDE,
    ) -> Figure:
        """Return the figure of these rows over the given horizontal axis."""
        return drawing.compose(
            height=self.height + top + bottom,
            margin=(self.left, right, top, bottom),
            xaxis=xaxis,
            yaxis=quiet_axis(self.height, 0),
        )

    def _name_above(
        self, drawing: Drawing, lines: tuple[str, ...], note: str, center: float
    ) -> None:
        name = " ".join(lines)
        height = self.above(center)
        drawing.write(self._beside(name, height))
        if note:
            shift = -self.left + text_width(name, size=theme.SIZE) + 10
            drawing.write(
                self._beside(note, height, color=theme.INK_3, size=theme.SMALL, xshift=shift)
            )

    def _name_beside(
        self, drawing: Drawing, lines: tuple[str, ...], note: str, center: float
    ) -> None:
        lift = _LINE / 2 if note else 0
        drawing.write(self._beside(lines, center - lift))
        if note:
            low = center + _LINE / 2 * len(lines)
            drawing.write(self._beside(note, low, color=theme.INK_3, size=theme.SMALL))

    def _beside(self, text: str | tuple[str, ...], height: float, **options: Any) -> dict[str, Any]:
        place: dict[str, Any] = {"xref": "paper", "xshift": -self.left, "borderpad": 0}
        return marks.write_label(text, 0, height, **place | options)


def stack_rows(
    labels: Sequence[str],
    *,
    groups: Sequence[str] | None = None,
    notes: Sequence[str] | None = None,
    pitch: float = 30,
    narrow: bool = False,
) -> Rows:
    """Lay out named rows from top to bottom.

    Parameters
    ----------
    labels
        Name of each row; a long one takes two lines.
    groups
        Group of each row; a heading stands before the first row of each run of equal names.
    notes
        A small remark for each row, such as the number of answers.
    pitch
        Least distance of two rows in pixels on a wide sheet.
    narrow
        Labels above the rows instead of beside them, for a phone.

    Examples
    --------
    >>> rows = stack_rows(["Executives", "Employees"], pitch=30)
    >>> rows.centers, rows.height
    ((15.0, 45.0), 60.0)
    """
    remarks = tuple(notes) if notes is not None else ("",) * len(labels)
    lines = tuple(_break_label(label, narrow=narrow) for label in labels)
    heights = [
        _row_height(each, note, pitch, narrow=narrow)
        for each, note in zip(lines, remarks, strict=True)
    ]
    centers, headers, blocks, bottom = _place(heights, groups, narrow=narrow)
    widest = max((text_width(line, size=theme.SIZE) for each in lines for line in each), default=0)
    left = float(_SIDE) if narrow else max(widest, _widest_heading(headers)) + _GUTTER
    return Rows(lines, remarks, centers, headers, blocks, bottom, left, narrow, pitch)


def _break_label(label: str, *, narrow: bool) -> tuple[str, ...]:
    if narrow:
        return wrap_label(label, width=_NARROW_WIDTH, size=theme.SIZE, lines=1)
    return wrap_label(label, width=LABEL_WIDTH, size=theme.SIZE)


def _row_height(lines: tuple[str, ...], note: str, pitch: float, *, narrow: bool) -> float:
    if narrow:
        return pitch + _ABOVE
    return max(float(pitch), _LINE * (len(lines) + bool(note)) + 8.0)


def _widest_heading(headers: tuple[tuple[str, float], ...]) -> float:
    # A heading may run into the plot, where its line is free of marks.
    return min(
        LABEL_WIDTH,
        max((text_width(t, size=theme.SMALL, bold=True) for t, _ in headers), default=0),
    )


def _place(
    heights: Sequence[float], groups: Sequence[str] | None, *, narrow: bool
) -> tuple[
    tuple[float, ...], tuple[tuple[str, float], ...], tuple[tuple[float, float], ...], float
]:
    centers: list[float] = []
    headers: list[tuple[str, float]] = []
    blocks: list[list[float]] = []
    bottom, current = 0.0, None
    for index, height in enumerate(heights):
        group = groups[index] if groups is not None else ""
        if group != current:
            if group:
                headers.append((group, bottom + _HEADER - 14))
                bottom += _HEADER
            blocks.append([bottom, bottom])
            current = group
        centers.append(bottom + ((height + _ABOVE) / 2 if narrow else height / 2))
        bottom += height
        blocks[-1][1] = bottom
    return tuple(centers), tuple(headers), tuple((top, end) for top, end in blocks), bottom


def mark_missing(
    drawing: Drawing,
    rows: Rows,
    states: Sequence[str],
    *,
    span: tuple[float, float],
    texts: Sequence[str],
    thickness: float = 18,
) -> None:
    """Hatch the rows that are withheld and name those without answers.

    Parameters
    ----------
    drawing, rows
        The sheet and its rows.
    states
        "shown", "withheld" or "empty" for each row, from `states.read_states`.
    span
        First and last value of the band.
    texts
        What to say in each row, if it has no value.
    thickness
        Height of the band in pixels.
    """
    low, high = span
    hidden = [index for index, state in enumerate(states) if state == "withheld"]
    count = len(hidden)
    drawing.add(
        marks.draw_hatched(
            [low] * count, [high - low] * count, rows.at(hidden), thickness=thickness
        )
    )
    for index, (state, text) in enumerate(zip(states, texts, strict=True)):
        if state != "shown":
            plate = {"bgcolor": theme.SURFACE} if state == "withheld" else {}
            drawing.write(
                marks.write_label(
                    text,
                    low,
                    rows.centers[index],
                    color=theme.INK_2,
                    size=theme.SMALL,
                    xshift=8 if state == "withheld" else 0,
                    **plate,
                )
            )
