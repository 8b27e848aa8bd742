"""The benchmark: where this organization stands among others that take part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.quartile_strip import quartile_strip
from reports.sections import words, words_benchmark
from reports.sections.section import Figure, Section, Table

if TYPE_CHECKING:
    from reports.queries.benchmark import Comparison, Group
    from reports.queries.material import Material


def build(material: Material, comparison: Comparison, kind: str = "all") -> Section:
    group = comparison.group(kind)
    return Section(
        key="benchmark",
        title=_("Among other organizations"),
        lead=finding(comparison, group),
        paragraphs=(words_benchmark.ground(group), *words_benchmark.withheld(comparison)),
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
        "place": words_benchmark.place_words(own, quartiles),
        "group": words_benchmark.group_words(group),
    }
    rank = (group.percentiles or {}).get("score")
    if rank is None:
        return said
    more = _("It is higher than that of about %(rank)d%% of the others.") % {"rank": rank}
    return f"{said} {more}"


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
        "names": (_("you"), _("middle half, line: median")),
        "level_word": _("Level"),
        "top": material.top,
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
        % {
            "group": words_benchmark.group_words(group),
            "quarter": words_benchmark.quarter_words(group.quarter),
        },
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
        % {
            "group": words_benchmark.group_words(group),
            "quarter": words_benchmark.quarter_words(group.quarter),
        },
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
        "–" if own is None else words_benchmark.place_words(own, quartiles),
        "–" if rank is None else _("about %(rank)d%%") % {"rank": rank},
    )
