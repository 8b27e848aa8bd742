"""Words for a place among other organizations: where, among whom, of when, and what is withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.scoring.native import half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.benchmark import Comparison, Group


def place_words(own: float, quartiles: Sequence[float]) -> str:
    low, median, high = quartiles
    value = half_up(10 * own) / 10
    if value == median:
        return _("at the median")
    if value < median:
        return (
            _("below the lower quartile")
            if value < low
            else _("between the lower quartile and the median")
        )
    return (
        _("above the upper quartile")
        if value > high
        else _("between the median and the upper quartile")
    )


def group_words(group: Group) -> str:
    number = {"n": group.organizations, "name": group.name}
    texts = {
        "all": _("at least %(n)d organizations"),
        "sector": _("at least %(n)d organizations of your sector (%(name)s)"),
        "size": _("at least %(n)d organizations of your size (%(name)s)"),
        "both": _("at least %(n)d organizations of your sector and size (%(name)s)"),
    }
    return texts[group.kind] % number


def quarter_words(quarter: str) -> str:
    year, _dash, number = quarter.partition("-Q")
    return _("quarter %(number)s of %(year)s") % {"number": number, "year": year}


def ground(group: Group) -> str:
    return _(
        "Figures of %(quarter)s. Every organization counts once, however many people answered, and "
        "every element weighs the same. Medians and quartiles are rounded to a tenth, the number "
        "of organizations down to a multiple of five. Only surveys with 20 answers or more are in "
        "it."
    ) % {"quarter": quarter_words(group.quarter)}


def withheld(comparison: Comparison) -> tuple[str, ...]:
    """Say of each group that is not shown why it is not."""
    return tuple(_why(group) for group in comparison.groups if not group.is_shown)


def _why(group: Group) -> str:
    untold = {
        "sector": _("Your sector is not shown: your settings do not name it."),
        "size": _("Your size is not shown: your settings do not name it."),
        "both": _("Sector and size together are not shown: your settings do not name both."),
    }
    if not group.cell:
        return untold[group.kind]
    return _(
        "%(name)s is not shown: fewer than ten organizations take part, or their figures could be "
        "worked out from those of other groups."
    ) % {"name": group.name}
