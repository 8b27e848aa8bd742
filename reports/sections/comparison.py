"""Two waves beside each other: the level, the domains, every element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.wave_slopes import SMALLEST, wave_slopes
from reports.sections import moved_words, words
from reports.sections.section import Figure, Section, Table

if TYPE_CHECKING:
    from reports.queries.material import Material
    from reports.queries.waves import WavesBeside


def build(waves: WavesBeside) -> Section:
    before, after = waves.before, waves.after
    entries = waves.changes["elements"].values()
    comparable = any(entry["difference"] is not None for entry in entries)
    return Section(
        key="comparison",
        title=_("The two waves side by side"),
        lead=moved_words.finding(waves, waves.changes["elements"].values()),
        figures=(_domains(waves), _elements(waves)) if comparable else (),
        tables=(_headline(before, after),),
    )


def _headline(before: Material, after: Material) -> Table:
    def row(label: str, read: str) -> tuple[str, str, str]:
        return (label, _read(before, read), _read(after, read))

    return Table(
        caption=_("Level and score"),
        columns=(_("Figure"), before.assessment, after.assessment),
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


def _domains(waves: WavesBeside) -> Figure:
    before, after = waves.before, waves.after
    names = {d.code: d.name for d in (*before.instrument.domains, *after.instrument.domains)}
    found = waves.changes["domains"]
    codes = [code for code in names if found.get(code, {}).get("difference") is not None]
    return _slopes(
        [names[code] for code in codes],
        (
            [before.overall["domains"][code] for code in codes],
            [after.overall["domains"][code] for code in codes],
        ),
        (before, after),
        key="slopes-domains",
        said=(
            _("How the domains moved"),
            _("Mean in both waves; the colored lines moved by a tenth of a level or more"),
        ),
    )


def _elements(waves: WavesBeside) -> Figure:
    """Only elements asked alike: a line would claim a change where none is worked out."""
    before, after = waves.before, waves.after
    found = waves.changes["elements"]
    codes = [code for code in after.element_codes if found[code]["difference"] is not None]
    return _slopes(
        [after.instrument.element(code).name for code in codes],
        (
            [before.overall["elements"][code] for code in codes],
            [after.overall["elements"][code] for code in codes],
        ),
        (before, after),
        key="slopes-elements",
        said=(
            _("How the elements moved"),
            _("Mean in both waves; the colored lines moved more than chance could explain"),
        ),
        moved=[found[code]["kind"] == "real_change" for code in codes],
    )


def _slopes(
    labels: list[str],
    entries: tuple[list[words.Entry], list[words.Entry]],
    waves: tuple[Material, Material],
    *,
    key: str,
    said: tuple[str, str],
    moved: list[bool] | None = None,
) -> Figure:
    title, subtitle = said
    earlier, later = ([words.mean_value(entry) for entry in side] for side in entries)
    names = (waves[0].assessment, waves[1].assessment)
    table = Table(
        caption=title,
        columns=(_("Name"), *names, _("Change")),
        rows=tuple(
            (label, words.mean_text(a, places), words.mean_text(b, places), _change(a, b, places))
            for label, a, b in zip(labels, *entries, strict=True)
            for places in [_decimals(a, b)]
        ),
    )
    options: dict[str, Any] = {
        "before": earlier,
        "after": later,
        "waves": names,
        "withheld_text": words.withheld_text(waves[1].minimum),
        "top": waves[0].top,
        "moved": moved,
        "ends": [(row[1], row[2]) for row in table.rows],
    }
    return Figure(
        key=key,
        title=title,
        subtitle=subtitle,
        alt="; ".join(f"{row[0]}: {row[1]} → {row[2]}" for row in table.rows) + ".",
        figure=wave_slopes(labels, **options),
        narrow=wave_slopes(labels, **options, narrow=True),
        table=table,
    )


def _decimals(before: words.Entry, after: words.Entry) -> int:
    """Two where both waves have a whole distribution; what is coarse has one."""
    return 1 if "coarse" in {before["status"], after["status"]} else 2


def _change(before: words.Entry, after: words.Entry, places: int) -> str:
    earlier, later = words.mean_value(before), words.mean_value(after)
    if earlier is None or later is None:
        return "–"
    if places == 1 and abs(later - earlier) < SMALLEST:
        return _("none")
    return moved_words.signed(later - earlier, places)
