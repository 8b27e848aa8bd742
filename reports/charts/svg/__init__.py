"""Our own drawing of a Plotly figure as SVG: no browser, safe inline under a strict policy."""

from __future__ import annotations

from reports.charts.svg.render import render_inline_svg, render_svg

__all__ = ["render_inline_svg", "render_svg"]
