"""Elements of an SVG as text, with colors as hex codes or as the page's CSS variables."""

from __future__ import annotations

from html import escape, unescape
from typing import Final

from reports.charts import theme
from reports.charts.lettering import text_width

_CLEAR: Final = frozenset({theme.CLEAR, "transparent", "none"})
_DASHES: Final = {"solid": "", "dot": "2 3", "dash": "6 4"}
_LINE_HEIGHT: Final = 1.3
# From the middle of a capital letter of Inter down to its baseline, in parts of the type size.
_TO_BASELINE: Final = 0.36
_ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}


def number(value: float) -> str:
    """Return a coordinate with at most two decimals.

    Examples
    --------
    >>> number(12.0), number(3.14159), number(-0.001)
    ('12', '3.14', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Canvas:
    """The elements drawn so far."""

    def __init__(self, *, css_variables: bool) -> None:
        self.css_variables = css_variables
        self.parts: list[str] = []
        self.definitions: dict[str, str] = {}

    def paint(self, color: str) -> str:
        """Return what to write for a color of the figure."""
        if color in _CLEAR:
            return "none"
        name = theme.token_name(color) if self.css_variables else None
        return f"var(--color-{name})" if name else escape(color)

    def stroke(self, color: str, width: float, dash: str = "solid") -> str:
        """Return the attributes of an outline."""
        paint = self.paint(color)
        if paint == "none" or width == 0:
            return ""
        dashes = f' stroke-dasharray="{_DASHES[dash]}"' if _DASHES[dash] else ""
        return f' stroke="{paint}" stroke-width="{number(width)}"{dashes}'

    def rect(self, box: tuple[float, float, float, float], fill: str, extra: str = "") -> None:
        """Add a rectangle given by two opposite corners."""
        x0, x1 = sorted((box[0], box[2]))
        y0, y1 = sorted((box[1], box[3]))
        self.parts.append(
            f'<rect x="{number(x0)}" y="{number(y0)}" width="{number(x1 - x0)}"'
            f' height="{number(y1 - y0)}" fill="{fill}"{extra}/>'
        )

    def line(self, ends: tuple[float, float, float, float], extra: str) -> None:
        """Add a straight line."""
        x0, y0, x1, y1 = map(number, ends)
        self.parts.append(f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}"{extra}/>')

    def path(self, points: str, extra: str) -> None:
        """Add a path."""
        self.parts.append(f'<path d="{points}"{extra}/>')

    def circle(self, center: tuple[float, float], radius: float, extra: str) -> None:
        """Add a circle."""
        x, y, r = map(number, (*center, radius))
        self.parts.append(f'<circle cx="{x}" cy="{y}" r="{r}"{extra}/>')

    def text(
        self,
        text: str,
        at: tuple[float, float],
        font: dict[str, object],
        *,
        anchor: str,
        turn: float = 0,
    ) -> None:
        """Add a text of one or more lines, its block centered on the height of `at`."""
        size = float(str(font["size"]))
        lines = split_lines(text)
        x, y = at
        first = y - (len(lines) - 1) * size * _LINE_HEIGHT / 2 + size * _TO_BASELINE
        looks = [f'text-anchor="{_ANCHORS[anchor]}"']
        if font.get("weight", theme.REGULAR) != theme.REGULAR:
            looks.append(f'font-weight="{font["weight"]}"')
        if turn:
            looks.append(f'transform="rotate({number(turn)} {number(x)} {number(y)})"')
        fill = self.paint(str(font["color"]))
        place = f'x="{number(x)}" y="{number(first)}" font-size="{number(size)}"'
        step = f' <tspan x="{number(x)}" dy="{number(size * _LINE_HEIGHT)}">'
        body = escape(lines[0], quote=False)
        body += "".join(f"{step}{escape(line, quote=False)}</tspan>" for line in lines[1:])
        self.parts.append(f'<text {place} fill="{fill}" {" ".join(looks)}>{body}</text>')


def split_lines(text: str) -> list[str]:
    """Return the lines of a text of the figure, its entities resolved as Plotly does it.

    Examples
    --------
    >>> split_lines("R&D<br>&lt;new&gt;")
    ['R&D', '<new>']
    """
    return [unescape(line) for line in text.split("<br>")]


def text_box(text: str, size: float) -> tuple[float, float]:
    """Return width and height of a text of one or more lines."""
    lines = split_lines(text)
    widest = max(text_width(line, size=size) for line in lines)
    return widest, len(lines) * size * _LINE_HEIGHT
