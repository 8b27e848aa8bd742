"""Two audiences compared: which gaps are beyond chance, how wide, and what could not be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.scoring.smallest_detectable import smallest_between
from reports.charts.perception_gap import perception_gap
from reports.sections import words
from reports.sections.section import Figure, Section, Table, drawn

if TYPE_CHECKING:
    from reports.queries.material import Material

Row = dict[str, Any]


def build(material: Material, first: str, second: str) -> Section:
    found = rows(material, first, second)
    return Section(
        key="perception",
        title=_title(material, first, second),
        lead=_finding(material, found, first, second),
        paragraphs=tuple(filter(None, (_smallest_sentence(found), _why_none(material, found))))
        if first != second
        else (),
        figures=drawn(_figure(material, found, first, second)),
    )


def _title(material: Material, first: str, second: str) -> str:
    return _("%(a)s and %(b)s") % {
        "a": material.audience_name(first),
        "b": material.audience_name(second),
    }


def rows(material: Material, first: str, second: str) -> list[Row]:
    """The gaps of two audiences, as the first minus the second; in the order of the elements."""
    found = []
    for row in material.body["perception"]:
        if (row["a"], row["b"]) == (first, second):
            found.append(_told(material, row))
        elif (row["b"], row["a"]) == (first, second):
            found.append(_told(material, _turned(row)))
    order = {code: place for place, code in enumerate(material.element_codes)}
    return sorted(found, key=lambda row: order[row["element"]])


def _turned(row: Row) -> Row:
    turned = {key: None if row[key] is None else -row[key] for key in ("delta", "difference")}
    return {**row, **turned, "a": row["b"], "b": row["a"]}


def _told(material: Material, row: Row) -> Row:
    """The gap with the means it lies between, and the smallest one its test could have seen."""
    pair = [material.score(f"audience:{row[side]}", row["element"]) for side in ("a", "b")]
    return {
        **row,
        "means": [words.mean_value(entry) for entry in pair],
        "smallest": _smallest(material, row),
        "stands": stands(row),
    }


def _smallest(material: Material, row: Row) -> float | None:
    """From the counts of both; a gap wider than the scale could not have been seen at all."""
    counts = material.body["counts"]
    pair = [counts.get(f"audience:{row[side]}", {}).get(row["element"]) for side in ("a", "b")]
    if row["status"] == "insufficient" or None in pair:
        return None
    found = float(smallest_between(*(np.array(each[:-1]) for each in pair)))
    levels = material.rules["levels"]
    return found if found <= levels[-1] - levels[0] else None


def stands(row: Row) -> bool:
    """Beyond chance after false-discovery control, and more than negligible."""
    known = row["status"] == "ok" and row["q"] is not None
    return known and row["q"] <= 0.05 and row["word"] != "negligible"


def verdict(row: Row) -> str:
    """What can be said of a gap, in a word or two."""
    if row["status"] == "insufficient":
        return _("too few could judge")
    if row["q"] is None:
        return _("cannot be tested")
    if row["q"] > 0.05:
        return _("within chance")
    if row["word"] == "negligible":
        return _("beyond chance, but negligible")
    return _("beyond chance")


def _finding(material: Material, found: list[Row], first: str, second: str) -> str:
    if first == second:
        return _("An audience has no gap to itself: choose two different ones.")
    if not found:
        return _("These two audiences cannot be compared here.")
    standing = [row for row in found if row["stands"]]
    names = {
        "a": material.audience_name(first),
        "b": words.within_sentence(material.audience_name(second)),
    }
    if not standing:
        return _("%(a)s and %(b)s: no gap on a single element is beyond chance.") % names
    higher = sum(row["difference"] > 0 for row in standing)
    text = ngettext(
        "%(a)s and %(b)s: %(n)d gap of %(all)d is beyond chance and more than negligible.",
        "%(a)s and %(b)s: %(n)d gaps of %(all)d are beyond chance and more than negligible.",
        len(standing),
    ) % {**names, "n": len(standing), "all": len(found)}
    if higher == len(standing) and higher > 1:
        return _("%(text)s %(a)s rate all of them higher.") % {"text": text, **names}
    return text


def _smallest_sentence(found: list[Row]) -> str:
    sizes = [row["smallest"] for row in found if row["smallest"] is not None]
    if not sizes:
        return ""
    text = _(
        "With so many answers the smallest gap this could have seen is about %(size)s levels; a "
        "narrower one may be there all the same."
    )
    return text % {"size": words.range_text(min(sizes), max(sizes))}


def _why_none(material: Material, found: list[Row]) -> str:
    if found:
        return ""
    return _(
        "A gap is tested on how the answers spread. That is shown of audiences with %(full)d "
        "answers or more, and only where it singles nobody out."
    ) % {"full": material.rules.get("k_full", 2 * material.minimum)}


def _figure(material: Material, found: list[Row], first: str, second: str) -> Figure | None:
    if not any(row["difference"] is not None for row in found):
        return None
    labels = [material.instrument.element(row["element"]).name for row in found]
    options: dict[str, Any] = {
        "first": [row["means"][0] for row in found],
        "second": [row["means"][1] for row in found],
        "names": (material.audience_name(first), material.audience_name(second)),
        "places": 2,
        "words": [words.effect_words(row["word"]) if row["stands"] else "" for row in found],
        "groups": [material.element_domain(row["element"]) for row in found],
        "status": ["no_data" if row["status"] == "insufficient" else "ok" for row in found],
        "reasons": [_("too few could judge")] * len(found),
        "level_word": _("Level"),
        "top": material.top,
    }
    return Figure(
        key="perception",
        title=_finding(material, found, first, second),
        subtitle=_("Mean of each element; a word stands where the gap is beyond chance"),
        alt=_("The numbers follow as a table."),
        figure=perception_gap(labels, **options),
        narrow=perception_gap(labels, **options, narrow=True),
        table=table(material, found, first, second),
    )


def table(material: Material, found: list[Row], first: str, second: str) -> Table:
    return Table(
        caption=_("Every element, tested; q is p after false-discovery control over all pairs"),
        columns=(
            _("Element"),
            material.audience_name(first),
            material.audience_name(second),
            _("Gap in levels"),
            _("Smallest it could see"),
            _("Cliff’s δ"),
            _("Effect"),
            _("q"),
            _("Verdict"),
        ),
        rows=tuple(_cells(material, row) for row in found),
    )


def _cells(material: Material, row: Row) -> tuple[str, ...]:
    def written(value: float | None, places: int) -> str:
        return "–" if value is None else words.decimal(value, places)

    return (
        material.instrument.element(row["element"]).name,
        *(written(mean, 2) for mean in row["means"]),
        written(row["difference"], 2),
        written(row["smallest"], 1),
        written(row["delta"], 2),
        words.effect_words(row["word"]),
        words.chance_text(row["q"]),
        verdict(row),
    )
