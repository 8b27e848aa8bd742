"""When each step of a way ends, drawn over the quarters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.timeline import timeline
from reports.sections.quarters import quarter_name
from reports.sections.section import Figure, Table

if TYPE_CHECKING:
    from assessments.scoring.roadmap import Roadmap
    from reports.sections.roadmap_ways import Course


def draw_steps(course: Course, key: str, roadmap: Roadmap, table: Table) -> Figure:
    last = max(quarter for _step, quarter in roadmap.steps)
    quarters = max(last + 1, len(course.terms.budgets))
    options: dict[str, Any] = {
        "spans": [(quarter, quarter + 1) for _step, quarter in roadmap.steps],
        "levels": [step.level for step, _quarter in roadmap.steps],
        "top": course.basis.material.top,
        "quarters": [quarter_name(course.terms.first + place) for place in range(quarters)],
    }
    labels = [row[0] for row in table.rows]
    marks = [row[-1].replace("–", "") for row in table.rows]
    if any(marks):
        options["notes"] = marks
    told = [
        " ".join((f"{row[0]} {row[1]}: {row[2]}", mark)).strip()
        for row, mark in zip(table.rows, marks, strict=True)
    ]
    return Figure(
        key=f"roadmap-{key}",
        title=_("When each step ends"),
        subtitle=_("The quarter each step ends in, in the color of the level it leads to"),
        alt="; ".join(told) + ".",
        figure=timeline(labels, **options),
        narrow=timeline(list(map(_marked, labels, marks)), **options, narrow=True),
        table=table,
    )


def _marked(label: str, mark: str) -> str:
    """On a phone a name may be cut short, so the mark goes before it."""
    return _("Planned: %(name)s") % {"name": label} if mark else label
