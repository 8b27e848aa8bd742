"""One element: what each audience said, what the levels mean, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.distribution_bars import distribution_bars
from reports.sections import unlock, words
from reports.sections.section import Figure, Section, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.material import Material


def build(material: Material, code: str) -> Section:
    element = material.instrument.element(code)
    step = unlock.next_step(material, code)
    return Section(
        key=f"element-{code}",
        title=element.name,
        lead=element.definition,
        paragraphs=(sentence(material, code),),
        figures=(audience_figure(material, code),),
        points=(step,) if step else (),
    )


def sentence(material: Material, code: str) -> str:
    """Where the element stands, against its target, and how far people agree."""
    entry = material.overall["elements"][code]
    name = material.instrument.element(code).name
    if entry.get("level") is None:
        return _("%(name)s: %(reason)s.") % {"name": name, "reason": words.missing_text(entry)}
    anchor = next(a for a in material.instrument.element(code).anchors if a.level == entry["level"])
    text = _("%(name)s stands on Level %(level)d (%(title)s), mean %(mean)s.") % {
        "name": name,
        "level": entry["level"],
        "title": anchor.title,
        "mean": words.mean_text(entry),
    }
    if entry.get("agreement") and not material.named:
        view = words.agreement_words(entry["agreement"])
        text = f"{text} " + _("Raters hold %(view)s.") % {"view": view}
    return text


def audience_figure(material: Material, code: str) -> Figure:
    """Shares of the levels in the organization and in each audience."""
    order = [entry["audience"] for entry in material.audience_scores]
    audiences = sorted(material.cells_of("audience"), key=lambda c: order.index(c["audience"]))
    cells = [*material.cells_of("organization"), *audiences]
    names = [_("Everybody") if c["audience"] is None else _name(material, c) for c in cells]
    entries = [material.score(cell["id"], code) for cell in cells]
    return _distribution(
        material,
        names,
        entries,
        key=f"distribution-{code}",
        caption=_("Answers by audience"),
        title=_("How each audience answered"),
        notes=["" if c["people"] is None else f"n = {c['people']}" for c in cells],
    )


def levels_figure(material: Material, codes: Sequence[str]) -> Figure:
    """Shares of the levels in each of some elements, audiences combined."""
    entries = [
        {**material.overall["elements"][code], "shares": _level_shares(material, code)}
        for code in codes
    ]
    return _distribution(
        material,
        [material.instrument.element(code).name for code in codes],
        entries,
        key=f"levels-{codes[0]}",
        caption=_("Answers by element"),
        title=_("How the answers spread over the levels"),
        notes=None,
    )


def _level_shares(material: Material, code: str) -> list[float] | None:
    return material.overall["elements"][code].get("levels")


def _distribution(  # noqa: PLR0913  the words of one figure
    material: Material,
    names: list[str],
    entries: list[words.Entry],
    *,
    key: str,
    caption: str,
    title: str,
    notes: list[str] | None,
) -> Figure:
    shares = [_spread(entry) for entry in entries]
    unsure = [entry.get("unsure_share") for entry in entries]
    options: dict[str, Any] = {
        "shares": shares,
        "unsure": unsure,
        "unsure_text": _("can’t judge"),
        "status": [
            "coarse_only" if share is None and entry["status"] == "coarse" else entry["status"]
            for share, entry in zip(shares, entries, strict=True)
        ],
        "notes": notes,
        "withheld_text": words.withheld_text(material.minimum),
        "empty_text": _("no answers"),
    }
    levels = material.rules["levels"]
    table = Table(
        caption=caption,
        columns=("", *(words.level_text(n, n) for n in levels), _("Mean"), _("Can’t judge")),
        rows=tuple(
            _row(name, entry, share, len(levels))
            for name, entry, share in zip(names, entries, shares, strict=True)
        ),
    )
    return Figure(
        key=key,
        title=title,
        subtitle=_("Share of each level among those who judged"),
        alt="; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in table.rows) + ".",
        figure=distribution_bars(names, **options),
        narrow=distribution_bars(names, **options, narrow=True),
        table=table,
    )


def _spread(entry: words.Entry) -> list[float] | None:
    """Shares of the single levels; from "at or above" shares when those are what is released."""
    if "levels" in entry:
        return entry["levels"]
    above = entry.get("shares")
    if above is None:
        return None
    return [a - b for a, b in zip(above, [*above[1:], 0.0], strict=True)]


def _row(name: str, entry: words.Entry, shares: list[float] | None, levels: int) -> tuple[str, ...]:
    cells = [words.percent(share) for share in shares] if shares else ["–"] * levels
    return (name, *cells, words.mean_text(entry), words.percent(entry.get("unsure_share")))


def _name(material: Material, cell: dict[str, Any]) -> str:
    return material.audience_name(cell["audience"])
