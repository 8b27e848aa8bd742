"""What a figure may hold; anything else stops the drawing, so nothing is dropped in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Parts that only speak to the interactive chart and leave no mark on paper.
_SILENT: Final = frozenset(
    {"hovertext", "hoverinfo", "hoverongaps", "name", "customdata", "showlegend"}
)
_FONT: Final = frozenset({"color", "size", "weight", "family"})
_LINE: Final = frozenset({"color", "width", "dash"})

ALLOWED: Final[dict[str, frozenset[str]]] = {
    "figure": frozenset({"data", "layout"}),
    "layout": frozenset(
        {
            "xaxis",
            "yaxis",
            "margin",
            "font",
            "paper_bgcolor",
            "plot_bgcolor",
            "barmode",
            "showlegend",
            "hovermode",
            "hoverlabel",
            "dragmode",
            "shapes",
            "annotations",
            "height",
            "meta",
        }
    ),
    "margin": frozenset({"l", "r", "t", "b", "pad", "autoexpand"}),
    "axis": frozenset(
        {
            "range",
            "tickmode",
            "tickvals",
            "ticktext",
            "showticklabels",
            "tickfont",
            "showgrid",
            "zeroline",
            "showline",
            "ticks",
            "fixedrange",
            "automargin",
            "side",
        }
    ),
    "scatter": _SILENT
    | frozenset(
        {
            "type",
            "mode",
            "x",
            "y",
            "marker",
            "line",
            "text",
            "textfont",
            "textposition",
            "opacity",
            "cliponaxis",
        }
    ),
    "bar": _SILENT
    | frozenset(
        {"type", "orientation", "x", "y", "base", "width", "marker", "opacity", "cliponaxis"}
    ),
    "heatmap": _SILENT
    | frozenset({"type", "x", "y", "z", "zmin", "zmax", "colorscale", "showscale", "xgap"}),
    "marker": frozenset({"symbol", "size", "color", "line"}),
    "bar marker": frozenset({"color", "line", "pattern", "cornerradius"}),
    "pattern": frozenset({"shape", "size", "solidity", "fgcolor", "bgcolor"}),
    "font": _FONT,
    "line": _LINE,
    "shape": frozenset(
        {
            "type",
            "xref",
            "yref",
            "x0",
            "x1",
            "y0",
            "y1",
            "xanchor",
            "yanchor",
            "xsizemode",
            "ysizemode",
            "layer",
            "fillcolor",
            "line",
        }
    ),
    "annotation": frozenset(
        {
            "text",
            "x",
            "y",
            "xref",
            "yref",
            "xanchor",
            "yanchor",
            "xshift",
            "yshift",
            "showarrow",
            "align",
            "borderpad",
            "font",
            "bgcolor",
            "textangle",
        }
    ),
}


def require_known(part: Mapping[str, Any], kind: str) -> None:
    """Raise ValueError naming the first key of a part that the renderer does not draw."""
    unknown = sorted(set(part) - ALLOWED[kind])
    if unknown:
        raise ValueError(f"{kind} has {unknown[0]!r}, which the SVG renderer does not draw")


def require_value(value: object, known: tuple[object, ...], what: str) -> None:
    """Raise ValueError when a setting has a value the renderer does not draw."""
    if value not in known:
        raise ValueError(f"{what} is {value!r}; the SVG renderer draws {known}")
