"""Colors, type sizes and fonts of every chart; the colors equal those of static/css/tokens.css."""

from __future__ import annotations

from typing import Final

# One writing, one token. Tokens that share a color by day part by night, so each is written in its
# own way (#FFFFFF, #ffffff, #fff): that lets a page turn every color of a figure into its variable.
COLORS: Final[dict[str, str]] = {
    "surface": "#FFFFFF",
    "ink": "#1C2321",
    "ink-2": "#56605C",
    "ink-3": "#66706B",
    "line": "#E4E1D9",
    "line-2": "#D2CEC3",
    "accent": "#0E5A4E",
    "signal": "#B4472B",
    "gap": "#E9C9BD",
    "interval": "#CFE4DE",
    "level-1": "#F2DFBB",
    "level-1-2": "#E9C88F",
    "level-2": "#DFB163",
    "level-2-3": "#8B9969",
    "level-3": "#37806F",
    "level-3-4": "#23685A",
    "level-4": "#0E4F45",
    "level-none": "#EDEBE4",
    "on-level-1": "#1c2321",
    "on-level-3": "#ffffff",
    "on-level-4": "#fff",
    "on-level-none": "#56605c",
}
SURFACE: Final = COLORS["surface"]
INK: Final = COLORS["ink"]
INK_2: Final = COLORS["ink-2"]
INK_3: Final = COLORS["ink-3"]
LINE: Final = COLORS["line"]
LINE_2: Final = COLORS["line-2"]
ACCENT: Final = COLORS["accent"]
SIGNAL: Final = COLORS["signal"]
GAP: Final = COLORS["gap"]
INTERVAL: Final = COLORS["interval"]
NO_LEVEL: Final = COLORS["level-none"]
ON_NO_LEVEL: Final = COLORS["on-level-none"]
CLEAR: Final = "rgba(0,0,0,0)"

SANS: Final = "Inter, system-ui, sans-serif"
SIZE: Final = 13
SMALL: Final = 12
BOLD: Final = 600
REGULAR: Final = 400

# The built-in instrument's scale; every chart takes the `top` of another.
TOP: Final = 4
# The staircase's colors from the lowest level to the highest: four levels take every other one.
_STEPS: Final = ("1", "1-2", "2", "2-3", "3", "3-4", "4")
_INKS: Final = ("1", "1", "1", "1", "3", "3", "4")
# The token of each color; every figure carries this in layout.meta for the page to recolor it.
TOKENS: Final = {color: name for name, color in COLORS.items()}


def levels_to(top: int) -> range:
    """Return the levels of a scale, 1 to its top.

    Examples
    --------
    >>> list(levels_to(5))
    [1, 2, 3, 4, 5]
    """
    return range(1, top + 1)


def level_color(level: int, *, top: int = TOP) -> str:
    """Return the color of a level of the staircase, whatever its number of steps.

    Parameters
    ----------
    level
        1 to `top`.
    top
        The highest level. Up to seven levels each have a color of their own; beyond that neighbors
        share one, and the number beside it tells them apart.

    Examples
    --------
    >>> level_color(4), level_color(4, top=5), level_color(5, top=5)
    ('#0E4F45', '#37806F', '#0E4F45')
    """
    return COLORS[f"level-{_STEPS[_step(level, top)]}"]


def text_on_level(level: int, *, top: int = TOP) -> str:
    """Return the text color that is readable on a level: ink on the pale ones, white on the dark.

    Examples
    --------
    >>> text_on_level(1), text_on_level(3), text_on_level(4), text_on_level(4, top=7)
    ('#1c2321', '#ffffff', '#fff', '#1c2321')
    """
    return COLORS[f"on-level-{_INKS[_step(level, top)]}"]


def _step(level: int, top: int) -> int:
    return round((level - 1) * (len(_STEPS) - 1) / (top - 1))


def nearest_level(mean: float, *, top: int = TOP) -> int:
    """Return the level nearest to a mean, halves going up; for coloring, never for rating.

    Of the mean as it is printed, to one decimal: two marks that say 2.5 have one color.

    Examples
    --------
    >>> nearest_level(1.0), nearest_level(2.44), nearest_level(2.46), nearest_level(4.0)
    (1, 2, 3, 4)
    """
    return min(top, max(1, int(float(f"{mean:.1f}") + 0.5)))


def token_name(color: str) -> str | None:
    """Return the token that a color of a figure stands for, or None for a color of nobody's.

    Examples
    --------
    >>> token_name("#0E5A4E"), token_name("#123456")
    ('accent', None)
    """
    return TOKENS.get(color)
