"""The profile: how many elements stand on each level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.charts.interval_dots import interval_dots
from reports.charts.level_profile import level_profile
from reports.sections import words
from reports.sections.section import Figure, Section, Table, drawn

if TYPE_CHECKING:
    from reports.queries.material import Material

SMALLEST = 0.1
"""A smaller difference is below what is printed."""


def build(material: Material) -> Section:
    return Section(
        key="profile",
        title=_("Profile over the levels"),
        lead=_(
            "Level 1 is present everywhere: learning on the job is not a failure. The profile "
            "shows how much of the practice has gone further."
        ),
        figures=drawn(_profile(material), _domains(material)) if material.has_scores else (),
    )


def _profile(material: Material) -> Figure:
    counts = material.overall["profile"]
    levels = material.rules["levels"]
    codes = {
        level: [c for c, e in material.overall["elements"].items() if e.get("level") == level]
        for level in levels
    }
    table = Table(
        caption=_("Elements on each level"),
        columns=(_("Level"), _("Elements"), _("Which")),
        rows=tuple(
            (f"{n} · {material.level_name(n)}", str(count), ", ".join(codes[n]) or "–")
            for n, count in zip(levels, counts, strict=True)
        ),
    )
    names = [material.level_name(n) for n in levels]
    unrated: dict[str, Any] = {
        "unrated": len(material.overall["elements"]) - sum(counts),
        "unrated_text": _("not rated"),
    }
    return Figure(
        key="profile",
        title=_profile_title(counts, levels),
        subtitle=_("Number of elements on each level, of %(n)d") % {"n": sum(counts)},
        alt="; ".join(f"{row[0]}: {row[1]}" for row in table.rows) + ".",
        figure=level_profile(names, counts=counts, **unrated),
        narrow=level_profile(names, counts=counts, **unrated, narrow=True),
        table=table,
    )


def _profile_title(counts: list[int], levels: list[int]) -> str:
    most = max(counts, default=0)
    if not most:
        return _("No element could be rated")
    level = levels[counts.index(most)]
    return ngettext(
        "Most elements, %(n)d of %(total)d, stand on Level %(level)d",
        "Most elements, %(n)d of %(total)d, stand on Level %(level)d",
        most,
    ) % {"n": most, "total": sum(counts), "level": level}


def _domains(material: Material) -> Figure:
    domains = [d for d in material.instrument.domains if d.code in material.overall["domains"]]
    entries = [material.overall["domains"][d.code] for d in domains]
    table = Table(
        caption=_("Score and level of each domain"),
        columns=(_("Domain"), _("Mean"), _("90% interval"), _("Level")),
        rows=tuple(
            (
                domain.name,
                words.mean_text(entry),
                words.interval_text(entry.get("interval")),
                words.level_text(entry.get("low"), entry.get("high")),
            )
            for domain, entry in zip(domains, entries, strict=True)
        ),
    )
    options: dict[str, Any] = {
        "means": [words.mean_value(entry) for entry in entries],
        "top": material.top,
        "intervals": [entry.get("interval") for entry in entries],
        "status": [entry["status"] for entry in entries],
        "texts": [words.mean_text(entry) for entry in entries],
        "reasons": [words.reason_text(entry, material.minimum) for entry in entries],
    }
    labels = [domain.name for domain in domains]
    return Figure(
        key="domains",
        title=_domain_title(table, entries),
        subtitle=_domains_subtitle(entries) % {"top": material.top},
        alt="; ".join(f"{row[0]}: {row[1]}" for row in table.rows) + ".",
        figure=interval_dots(labels, color_by_level=True, **options),
        narrow=interval_dots(labels, color_by_level=True, **options, narrow=True),
        table=table,
    )


def _domains_subtitle(entries: list[words.Entry]) -> str:
    if any(entry.get("interval") for entry in entries):
        return _("Mean of each domain's elements, 1 to %(top)d, with 90%% interval")
    return _("Mean of each domain's elements, 1 to %(top)d")


def _domain_title(table: Table, entries: list[words.Entry]) -> str:
    known = [(words.mean_value(e), row[0]) for e, row in zip(entries, table.rows, strict=True)]
    scored = sorted((value, name) for value, name in known if value is not None)
    if len(scored) < 2:
        return _("Score of each domain")
    if scored[-1][0] - scored[0][0] < SMALLEST:
        return _("All domains stand at the same height")
    return name_ends(scored)


def name_ends(scored: list[tuple[float, str]]) -> str:
    """Of domains, lowest first: which stand alone at an end, as far as a mean is printed."""
    lowest, highest = ([name for v, name in scored if _alike(v, scored[end][0])] for end in (0, -1))
    return _ends(lowest, highest) % {"high": highest[-1], "low": lowest[0]}


def _alike(value: float, other: float) -> bool:
    return words.decimal(value) == words.decimal(other)


def _ends(lowest: list[str], highest: list[str]) -> str:
    if len(lowest) > 1 and len(highest) > 1:
        return _("Score of each domain")
    if len(highest) > 1:
        return _("“%(low)s” has the longest way to go")
    if len(lowest) > 1:
        return _("“%(high)s” is furthest")
    return _("“%(high)s” is furthest, “%(low)s” has the longest way to go")
