"""How the answers of each group spread over the levels, on one element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.distribution_bars import distribution_bars
from reports.sections import words
from reports.sections.section import Figure, Table
from reports.sections.spread import at_each_level, bar_status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.material import Material
    from reports.sections.groups import Group


def figure(material: Material, code: str, groups: Sequence[Group], *, told: Table) -> Figure:
    """How each group answered on one element; the table may have more groups than the picture."""
    found = [material.score(group.id, code) for group in groups]
    shares = [at_each_level(entry.get("shares")) for entry in found]
    name = material.instrument.element(code).name
    options: dict[str, Any] = {
        "shares": shares,
        "unsure": [entry.get("unsure_share") for entry in found],
        "unsure_text": _("can’t judge"),
        "top": material.top,
        "status": [*map(bar_status, found, shares)],
        "reasons": [_no_spread(entry) for entry in found],
    }
    names = [group.name for group in groups]
    return Figure(
        key="spread",
        title=_("How each group answered on “%(name)s”") % {"name": name},
        subtitle=_("Share of each level among those who judged"),
        alt=_("The numbers follow as a table."),
        figure=distribution_bars(names, **options),
        narrow=distribution_bars(names, **options, narrow=True),
        table=told,
    )


def _no_spread(entry: words.Entry) -> str:
    if entry["status"] == "coarse":
        return _("mean %(mean)s; too few to show the spread") % {"mean": words.mean_text(entry)}
    return words.missing_text(entry)


def heads(material: Material) -> tuple[str, ...]:
    levels = material.rules["levels"]
    return (*(words.level_text(level, level) for level in levels), _("Mean"), _("Can’t judge"))


def cells(material: Material, entry: words.Entry) -> list[str]:
    """What stands below the heads for one group."""
    shares = at_each_level(entry.get("shares"))
    return [
        *(["–"] * len(material.rules["levels"]) if shares is None else map(words.percent, shares)),
        words.mean_text(entry),
        words.percent(entry.get("unsure_share")),
    ]
