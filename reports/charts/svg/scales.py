"""From the units of the axes to pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Scales:
    """The plot area in pixels, and the ranges of both axes."""

    left: float
    top: float
    width: float
    height: float
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    def x(self, value: float, ref: str = "x") -> float:
        """Return the horizontal pixel of a value, or of a fraction of the paper."""
        low, high = self.x_range if ref == "x" else (0.0, 1.0)
        return self.left + (value - low) / (high - low) * self.width

    def y(self, value: float, ref: str = "y") -> float:
        """Return the vertical pixel of a value, or of a fraction of the paper."""
        low, high = self.y_range if ref == "y" else (0.0, 1.0)
        return self.top + (high - value) / (high - low) * self.height


def read_scales(layout: dict[str, Any], *, width: float, height: float) -> Scales:
    """Return the scales of a layout on a sheet of the given size."""
    margin = layout["margin"]
    x_low, x_high = layout["xaxis"]["range"]
    y_low, y_high = layout["yaxis"]["range"]
    plot_width = width - margin["l"] - margin["r"]
    plot_height = height - margin["t"] - margin["b"]
    if plot_width <= 0 or plot_height <= 0:
        raise ValueError(f"the margins leave no room on a sheet of {width} by {height}")
    return Scales(
        margin["l"], margin["t"], plot_width, plot_height, (x_low, x_high), (y_low, y_high)
    )
