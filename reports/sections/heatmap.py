"""Element by element, group by group: the scores of a result as a figure with its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.audience_heatmap import audience_heatmap
from reports.sections import words
from reports.sections.section import Figure, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.material import Material


def heatmap(
    material: Material,
    *,
    key: str,
    title: str,
    caption: str,
    names: Sequence[str],
    scores: Sequence[Sequence[dict[str, Any]]],
) -> Figure:
    """`scores` has a row for each element of the result and a column for each name."""
    labels = [element.name for element in material.elements]
    options: dict[str, Any] = {
        "means": [[words.mean_value(entry) for entry in row] for row in scores],
        "cell_status": [[entry["status"] for entry in row] for row in scores],
        "cell_texts": [[words.mean_in_cell(entry) for entry in row] for row in scores],
        "groups": [material.element_domain(code) for code in material.element_codes],
        "withheld_text": _("withheld"),
        "top": material.top,
        "empty_text": _dash_text(scores),
    }
    return Figure(
        key=key,
        title=title,
        subtitle=_("Mean, 1 to %(top)d; the color is that of the nearest level")
        % {"top": material.top},
        alt=_("The numbers follow as a table."),
        figure=audience_heatmap(labels, names, **options),
        narrow=audience_heatmap(labels, names, **options, narrow=True),
        table=Table(
            caption=caption,
            columns=(_("Element"), *names),
            rows=tuple(
                (label, *(words.mean_text(entry) for entry in row))
                for label, row in zip(labels, scores, strict=True)
            ),
        ),
        table_subtitle=_("Mean, 1 to %(top)d") % {"top": material.top},
    )


def _dash_text(scores: Sequence[Sequence[dict[str, Any]]]) -> str:
    """What a cell without a mean may stand for here."""
    missing = [entry for row in scores for entry in row if entry.get("mean") is None]
    reasons = {words.missing_text(entry) for entry in missing if entry["status"] != "hidden"}
    return ", ".join(sorted(reasons))
