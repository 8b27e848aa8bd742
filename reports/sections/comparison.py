"""Two waves beside each other: the level, the domains, every element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.charts.wave_slopes import wave_slopes
from reports.sections import words
from reports.sections.section import Figure, Section, Table

if TYPE_CHECKING:
    from reports.queries.material import Material

SMALLEST = 0.1
"""A smaller change than this is not called one: it is below what is printed."""


def build(before: Material, after: Material) -> Section:
    pairs = _pairs(before, after)
    return Section(
        key="comparison",
        title=_("What moved"),
        lead=finding(before, after),
        figures=(_domains(before, after), _elements(before, after)) if pairs else (),
        tables=(_headline(before, after),),
    )


def finding(before: Material, after: Material) -> str:
    changes = [after_ - before_ for _code, before_, after_ in _pairs(before, after)]
    unknown = [wave.assessment for wave in (before, after) if not wave.has_scores]
    if unknown:
        return _("Nothing can be compared: %(names)s has no score that can be shown.") % {
            "names": words.join_names(unknown)
        }
    if not changes:
        return _("The two assessments have no element in common that can be shown in both.")
    risen = sum(change >= SMALLEST for change in changes)
    fallen = sum(change <= -SMALLEST for change in changes)
    return _("%(risen)d elements rose, %(fallen)d fell, %(same)d stayed where they were.") % {
        "risen": risen,
        "fallen": fallen,
        "same": len(changes) - risen - fallen,
    }


def _pairs(before: Material, after: Material) -> list[tuple[str, float, float]]:
    found = []
    for code in after.element_codes:
        earlier = words.mean_value(before.overall["elements"].get(code, {}))
        later = words.mean_value(after.overall["elements"][code])
        if earlier is not None and later is not None:
            found.append((code, earlier, later))
    return found


def _headline(before: Material, after: Material) -> Table:
    def row(label: str, read: str) -> tuple[str, str, str]:
        return (label, _read(before, read), _read(after, read))

    return Table(
        caption=_("Level and score"),
        columns=("", before.assessment, after.assessment),
        rows=(
            row(_("Level"), "level"),
            row(_("Score"), "score"),
            row(_("Answers"), "answers"),
        ),
    )


def _read(material: Material, what: str) -> str:
    level = material.overall["level"]
    if what == "level":
        return words.level_text(level["low"], level["high"])
    if what == "score":
        return words.mean_text(material.overall["score"], 2)
    number = material.participation.get("submitted")
    return str(number) if number else words.people(number, material.minimum)


def _domains(before: Material, after: Material) -> Figure:
    codes = [d.code for d in after.instrument.domains if d.code in after.overall["domains"]]
    names = {d.code: d.name for d in after.instrument.domains}
    earlier = [before.overall["domains"].get(code, {"status": "no_data"}) for code in codes]
    later = [after.overall["domains"][code] for code in codes]
    return _slopes(
        [names[code] for code in codes],
        (earlier, later),
        (before, after),
        key="slopes-domains",
        title=_("How the domains moved"),
    )


def _elements(before: Material, after: Material) -> Figure:
    codes = after.element_codes
    earlier = [before.overall["elements"].get(code, {"status": "no_data"}) for code in codes]
    later = [after.overall["elements"][code] for code in codes]
    return _slopes(
        [after.instrument.element(code).name for code in codes],
        (earlier, later),
        (before, after),
        key="slopes-elements",
        title=finding(before, after),
    )


def _slopes(
    labels: list[str],
    entries: tuple[list[words.Entry], list[words.Entry]],
    waves: tuple[Material, Material],
    *,
    key: str,
    title: str,
) -> Figure:
    earlier, later = ([words.mean_value(entry) for entry in side] for side in entries)
    names = (waves[0].assessment, waves[1].assessment)
    table = Table(
        caption=title,
        columns=("", *names, _("Change")),
        rows=tuple(
            (label, words.mean_text(a), words.mean_text(b), _change(a, b))
            for label, a, b in zip(labels, *entries, strict=True)
        ),
    )
    hidden = words.withheld_text(waves[1].minimum)
    return Figure(
        key=key,
        title=title,
        subtitle=_("Mean in both waves; the colored lines moved by a tenth of a level or more"),
        alt="; ".join(f"{row[0]}: {row[1]} → {row[2]}" for row in table.rows) + ".",
        figure=wave_slopes(labels, before=earlier, after=later, waves=names, withheld_text=hidden),
        narrow=wave_slopes(
            labels, before=earlier, after=later, waves=names, withheld_text=hidden, narrow=True
        ),
        table=table,
    )


def _change(before: words.Entry, after: words.Entry) -> str:
    earlier, later = words.mean_value(before), words.mean_value(after)
    if earlier is None or later is None:
        return "–"
    change = later - earlier
    if abs(change) < SMALLEST:
        return _("none")
    return f"{'+' if change > 0 else '−'}{words.decimal(abs(change))}"
