"""The benchmark: where this organization stands among others that take part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.quartile_strip import quartile_strip
from reports.sections import words
from reports.sections.section import Figure, Section, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.benchmark import Comparison, Group
    from reports.queries.material import Material


def build(material: Material, comparison: Comparison, kind: str = "all") -> Section:
    group = comparison.group(kind)
    return Section(
        key="benchmark",
        title=_("Among other organizations"),
        lead=finding(comparison, group),
        paragraphs=(ground(group), *withheld(comparison)),
        figures=(
            _figure(material, comparison, group, keys=_wholes(comparison), key="benchmark-score"),
            _figure(material, comparison, group, keys=_elements(comparison), key="benchmark"),
        ),
    )


def chapter(material: Material) -> Section:
    """Return the chapter of a report; nothing is compared where there is no release."""
    if material.benchmark is None:
        return Section(key="benchmark", title=_("Among other organizations"))
    return build(material, material.benchmark)


def finding(comparison: Comparison, group: Group) -> str:
    """Say in one sentence where the own score stands."""
    own = comparison.own.get("score")
    quartiles = (group.quartiles or {}).get("score")
    if own is None or quartiles is None:
        return _("Your score cannot be compared: not every element of it is known.")
    said = _("Your score of %(own)s lies %(place)s of %(group)s.") % {
        "own": words.decimal(own),
        "place": place_words(own, quartiles),
        "group": group_words(group),
    }
    rank = (group.percentiles or {}).get("score")
    if rank is None:
        return said
    more = _("It is higher than that of about %(rank)d%% of the others.") % {"rank": rank}
    return f"{said} {more}"


def place_words(own: float, quartiles: Sequence[float]) -> str:
    low, median, high = quartiles
    value = round(own, 1)
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


def table(material: Material, comparison: Comparison, kind: str = "all") -> Table:
    """Every figure of the group in one table, as for a file."""
    keys = (*_wholes(comparison), *_elements(comparison))
    return _table(material, comparison, comparison.group(kind), keys=keys)


def _wholes(comparison: Comparison) -> tuple[str, ...]:
    return ("score", *(f"domain:{code}" for code in comparison.domains))


def _elements(comparison: Comparison) -> tuple[str, ...]:
    return tuple(f"element:{code}" for codes in comparison.domains.values() for code in codes)


def _name(material: Material, key: str) -> str:
    kind, _colon, code = key.partition(":")
    if kind == "domain":
        return next(each.name for each in material.instrument.domains if each.code == code)
    return material.instrument.element(code).name if kind == "element" else _("Score")


def _figure(
    material: Material, comparison: Comparison, group: Group, *, keys: tuple[str, ...], key: str
) -> Figure:
    told = group.quartiles or {}
    labels = [_name(material, each) for each in keys]
    options: dict[str, Any] = {
        "quartiles": [told[each] for each in keys],
        "own": [comparison.own.get(each) for each in keys],
        "names": (_("you"), _("middle half of the organizations, line: median")),
        "level_word": _("Level"),
    }
    of_elements = keys[0].startswith("element:")
    if of_elements:
        codes = [each.partition(":")[2] for each in keys]
        options["groups"] = [material.element_domain(code) for code in codes]
    rows = _table(material, comparison, group, keys=keys)
    return Figure(
        key=key,
        title=_("Every element among the others") if of_elements else _("Score and domains"),
        subtitle=_("Your mean beside the quartiles of %(group)s, %(quarter)s")
        % {"group": group_words(group), "quarter": quarter_words(group.quarter)},
        alt="; ".join(f"{row[0]}: {row[1]}, {row[5]}" for row in rows.rows) + ".",
        figure=quartile_strip(labels, **options),
        narrow=quartile_strip(labels, **options, narrow=True),
        table=rows,
    )


def _table(
    material: Material, comparison: Comparison, group: Group, *, keys: tuple[str, ...]
) -> Table:
    columns = ("", _("You"), _("Lower quartile"), _("Median"), _("Upper quartile"))
    return Table(
        caption=_("Compared with %(group)s, %(quarter)s")
        % {"group": group_words(group), "quarter": quarter_words(group.quarter)},
        columns=(*columns, _("Where you stand"), _("Higher than")),
        rows=tuple((_name(material, key), *_row(comparison, group, key)) for key in keys),
    )


def _row(comparison: Comparison, group: Group, key: str) -> tuple[str, ...]:
    own = comparison.own.get(key)
    quartiles = (group.quartiles or {})[key]
    rank = (group.percentiles or {}).get(key)
    return (
        "–" if own is None else words.decimal(own),
        *(words.decimal(cut) for cut in quartiles),
        "–" if own is None else place_words(own, quartiles),
        "–" if rank is None else _("about %(rank)d%%") % {"rank": rank},
    )
