"""Who sees what: the audiences beside each other, and where they part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.charts.interval_dots import interval_dots
from reports.sections import perception, words
from reports.sections.heatmap import heatmap
from reports.sections.section import Figure, Section, Table, drawn

if TYPE_CHECKING:
    from reports.queries.material import Material


def build(material: Material) -> Section:
    return Section(
        key="audiences",
        title=_("Who sees what"),
        lead=finding(material) or _nothing(material),
        paragraphs=tuple(_perceptions(material)),
        figures=drawn(figure(material), _heatmap(material)),
        tables=tuple(_perception_table(material)),
    )


def finding(material: Material) -> str:
    """Name the two audiences that differ most, and by how much."""
    scores = _means(material)
    if not scores or len(material.audience_scores) < 2:
        return ""
    if len(scores) < 2:
        return _("Only one group can be shown, so views cannot be compared.")
    ordered = sorted(scores, key=lambda pair: pair[1])
    (lowest, low), (highest, high) = ordered[0], ordered[-1]
    names = {
        "high": material.audience_name(highest["audience"]),
        "low": words.within_sentence(material.audience_name(lowest["audience"])),
    }
    if high - low < 0.2:
        if len(scores) == len(material.audience_scores):
            return _("All audiences see learning much alike.")
        return _("The %(n)d audiences that can be shown see learning much alike.") % {
            "n": len(scores)
        }
    return _("%(high)s rate learning %(difference)s higher than %(low)s.") % {
        **names,
        "difference": words.difference_words(high - low),
    }


def _means(material: Material) -> list[tuple[words.Entry, float]]:
    return [
        (entry, value)
        for entry in material.audience_scores
        if (value := words.mean_value(entry)) is not None
    ]


def _nothing(material: Material) -> str:
    if _means(material):
        return ""
    return _("No audience can be shown by itself, so views cannot be compared.")


def answers_text(material: Material, entry: words.Entry) -> str:
    """How many of an audience answered, in the words of the page of participation."""
    if entry["people"] is None and material.audience_form(entry["audience"]) == "withheld":
        return _("not shown")
    return words.people(entry["people"], material.minimum)


def figure(material: Material) -> Figure | None:
    """Draw the means beside each other; nothing where no audience has one."""
    if not _means(material):
        return None
    entries = material.audience_scores
    labels = [material.audience_name(entry["audience"]) for entry in entries]
    answers = [answers_text(material, entry) for entry in entries]
    options: dict[str, Any] = {
        "means": [words.mean_value(entry) for entry in entries],
        "top": material.top,
        "intervals": [entry["interval"] for entry in entries],
        "status": [entry["status"] for entry in entries],
        "texts": [words.mean_text(entry) for entry in entries],
        "notes": [
            text if entry["people"] else "" for entry, text in zip(entries, answers, strict=True)
        ],
        "reasons": [
            text if entry["status"] == "hidden" else words.missing_text(entry)
            for entry, text in zip(entries, answers, strict=True)
        ],
    }
    caption = _("Mean maturity of each audience")
    table = Table(
        caption=caption,
        columns=(_("Audience"), _("Answers"), _("Mean"), _("90% interval")),
        rows=tuple(
            (label, number, words.mean_text(entry), words.interval_text(entry["interval"]))
            for label, number, entry in zip(labels, answers, entries, strict=True)
        ),
    )
    return Figure(
        key="audiences",
        title=finding(material) or caption,
        subtitle=_("Mean maturity by audience, with 90% interval"),
        alt="; ".join(f"{row[0]}: {row[2]}" for row in table.rows) + ".",
        figure=interval_dots(labels, **options),
        narrow=interval_dots(labels, **options, narrow=True),
        table=table,
    )


def _heatmap(material: Material) -> Figure | None:
    if len(material.audience_scores) < 2 or not _means(material):
        return None
    audiences = [entry["audience"] for entry in material.audience_scores]
    return heatmap(
        material,
        key="heatmap",
        title=_("Where each audience stands, element by element"),
        caption=_("Mean of each element in each audience"),
        names=[material.audience_name(code) for code in audiences],
        scores=[
            [material.score(f"audience:{audience}", code) for audience in audiences]
            for code in material.element_codes
        ],
    )


def differences(material: Material) -> list[dict[str, Any]]:
    """Differences that stand: beyond chance after false-discovery control, and not negligible."""
    found = filter(perception.stands, material.body["perception"])
    return sorted(found, key=lambda row: -abs(row["difference"]))


def _perceptions(material: Material) -> list[str]:
    if not material.body["perception"]:
        return []
    found = differences(material)
    if not found:
        return [
            _("No difference between two audiences on a single element is beyond chance."),
            *_smallest(material),
        ]
    sentences = [_difference_sentence(material, row) for row in found[:3]]
    return [
        ngettext(
            "%(n)d difference between two audiences is beyond chance (false discovery rate 5%%) "
            "and more than negligible:",
            "%(n)d differences between two audiences are beyond chance (false discovery rate 5%%) "
            "and more than negligible. The widest:",
            len(found),
        )
        % {"n": len(found)},
        *sentences,
        *_smallest(material),
    ]


def _smallest(material: Material) -> list[str]:
    """How wide a difference had to be to be found, over all pairs that were tested."""
    pairs = sorted({(row["a"], row["b"]) for row in material.body["perception"]})
    sizes = [
        row["smallest"]
        for pair in pairs
        for row in perception.rows(material, *pair)
        if row["smallest"] is not None
    ]
    if not sizes:
        return []
    text = _("The smallest difference that could have been seen is about %(size)s levels.")
    return [text % {"size": words.range_text(min(sizes), max(sizes))}]


def _difference_sentence(material: Material, row: dict[str, Any]) -> str:
    first, second = (row["a"], row["b"]) if row["difference"] >= 0 else (row["b"], row["a"])
    text = _("%(first)s rate “%(element)s” %(difference)s higher than %(second)s (%(effect)s).")
    return text % {
        "first": material.audience_name(first),
        "second": words.within_sentence(material.audience_name(second)),
        "element": material.instrument.element(row["element"]).name,
        "difference": words.difference_words(row["difference"]),
        "effect": words.effect_sentence(row["word"]),
    }


def _perception_table(material: Material) -> list[Table]:
    found = differences(material)
    if not found:
        return []
    return [
        Table(
            caption=_("Differences beyond chance"),
            columns=(
                _("Element"),
                _("Audiences"),
                _("Difference in levels"),
                _("Cliff’s δ"),
                _("Effect"),
            ),
            rows=tuple(_perception_row(material, row) for row in found[:12]),
        )
    ]


def _perception_row(material: Material, row: dict[str, Any]) -> tuple[str, ...]:
    """The audience that rates higher stands first, so that differences read as distances."""
    first, second = (row["a"], row["b"]) if row["difference"] >= 0 else (row["b"], row["a"])
    return (
        material.instrument.element(row["element"]).name,
        f"{material.audience_name(first)} – {material.audience_name(second)}",
        words.decimal(abs(row["difference"]), 2),
        words.decimal(abs(row["delta"]), 2),
        words.effect_words(row["word"]),
    )
