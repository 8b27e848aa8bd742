"""One element: what each audience said, what the levels mean, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from reports.charts.distribution_bars import distribution_bars
from reports.sections import unlock, words
from reports.sections.section import Figure, Section, Table, drawn
from reports.sections.spread import at_each_level, bar_status

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
        paragraphs=_paragraphs(material, code),
        figures=drawn(audience_figure(material, code)),
        points=(step,) if step else (),
    )


def _paragraphs(material: Material, code: str) -> tuple[str, ...]:
    if material.named:
        return (_answer(material, code),)
    return (sentence(material, code),)


def _answer(material: Material, code: str) -> str:
    """What the one rater said: bars would only draw it once more."""
    level = material.overall["elements"][code].get("level")
    if level is None:
        return _("The rater could not judge this.")
    return _("The rater chose Level %(level)d, “%(title)s”.") % {
        "level": level,
        "title": _anchor_title(material, code, level),
    }


def _anchor_title(material: Material, code: str, level: int) -> str:
    anchors = material.instrument.element(code).anchors
    return next(anchor.title for anchor in anchors if anchor.level == level)


def sentence(material: Material, code: str) -> str:
    """Where the element stands, against its target, and how far people agree."""
    entry = material.overall["elements"][code]
    name = material.instrument.element(code).name
    if entry.get("level") is None:
        return _("%(name)s: %(reason)s.") % {"name": name, "reason": words.missing_text(entry)}
    text = _("%(name)s stands on Level %(level)d (%(title)s), mean %(mean)s.") % {
        "name": name,
        "level": entry["level"],
        "title": _anchor_title(material, code, entry["level"]),
        "mean": words.mean_text(entry),
    }
    if entry.get("agreement") and not material.named:
        view = words.agreement_words(entry["agreement"])
        text = f"{text} " + _("Raters hold %(view)s.") % {"view": view}
    return text


def audience_figure(material: Material, code: str) -> Figure | None:
    """Shares of the levels in the organization and in each audience."""
    order = [entry["audience"] for entry in material.audience_scores]
    audiences = sorted(material.cells_of("audience"), key=lambda c: order.index(c["audience"]))
    cells = [*material.cells_of("organization"), *audiences]
    bars = _Bars(
        key=f"distribution-{code}",
        title=_("How each audience answered"),
        caption=_("Answers by audience"),
        names=[_("Everybody") if c["audience"] is None else _name(material, c) for c in cells],
        entries=[material.score(cell["id"], code) for cell in cells],
        notes=["" if c["people"] is None else f"n = {c['people']}" for c in cells],
    )
    return _distribution(material, bars)


def levels_figure(material: Material, codes: Sequence[str]) -> Figure | None:
    """Shares of the levels in each of some elements, audiences combined."""
    overall = material.overall["elements"]
    bars = _Bars(
        key=f"levels-{codes[0]}",
        title=_("How the answers spread over the levels"),
        caption=_("Answers by element"),
        names=[material.instrument.element(code).name for code in codes],
        entries=[{**overall[code], "shares": overall[code].get("levels")} for code in codes],
    )
    return _distribution(material, bars)


@dataclass(frozen=True, slots=True)
class _Bars:
    """The rows of a distribution, and what it is called."""

    key: str
    title: str
    caption: str
    names: list[str]
    entries: list[words.Entry]
    notes: list[str] | None = None


def _distribution(material: Material, bars: _Bars) -> Figure | None:
    """Nothing where no bar could be drawn, and for one rater: nothing is spread there."""
    shares = [_spread(entry) for entry in bars.entries]
    if material.named or not any(shares):
        return None
    table = _distribution_table(material, bars, shares)
    options: dict[str, Any] = {
        "shares": shares,
        "unsure": [entry.get("unsure_share") for entry in bars.entries],
        "unsure_text": _("can’t judge"),
        "top": material.top,
        "status": [*map(bar_status, bars.entries, shares)],
        "notes": bars.notes,
        "reasons": [_why_no_spread(entry) for entry in bars.entries],
    }
    return Figure(
        key=bars.key,
        title=bars.title,
        subtitle=_("Share of each level among those who judged"),
        alt="; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in table.rows) + ".",
        figure=distribution_bars(bars.names, **options),
        narrow=distribution_bars(bars.names, **options, narrow=True),
        table=table,
    )


def _why_no_spread(entry: words.Entry) -> str:
    if entry["status"] in {"all_dk", "no_data"}:
        return words.missing_text(entry)
    return _("too few to show the spread")


def _distribution_table(material: Material, bars: _Bars, shares: list[list[float] | None]) -> Table:
    levels = material.rules["levels"]
    return Table(
        caption=bars.caption,
        columns=("", *(words.level_text(n, n) for n in levels), _("Mean"), _("Can’t judge")),
        rows=tuple(
            _row(name, entry, share, len(levels))
            for name, entry, share in zip(bars.names, bars.entries, shares, strict=True)
        ),
    )


def _spread(entry: words.Entry) -> list[float] | None:
    """Shares of the single levels; from "at or above" shares when those are what is released."""
    return entry["levels"] if "levels" in entry else at_each_level(entry.get("shares"))


def _row(name: str, entry: words.Entry, shares: list[float] | None, levels: int) -> tuple[str, ...]:
    cells = [words.percent(share) for share in shares] if shares else ["–"] * levels
    return (name, *cells, words.mean_text(entry), words.percent(entry.get("unsure_share")))


def _name(material: Material, cell: dict[str, Any]) -> str:
    return material.audience_name(cell["audience"])
