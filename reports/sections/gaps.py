"""The gaps: where each element stands against its target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.charts.gap_dumbbell import gap_dumbbell
from reports.queries.material import NARROWEST_GAP
from reports.sections import words
from reports.sections.section import Figure, Section, Table, drawn

if TYPE_CHECKING:
    from reports.queries.material import Material

SMALLEST = 0.1
"""A smaller difference is below what is printed."""


def build(material: Material) -> Section:
    return Section(
        key="gaps",
        title=_("Gap to target"),
        lead=finding(material),
        figures=drawn(figure(material)),
    )


def finding(material: Material) -> str:
    gaps = material.gaps()
    if not gaps:
        return _("No element is known to lie below its target.")
    widest = [material.instrument.element(code).name for code, _gap in gaps[:3]]
    text = ngettext(
        "%(n)d of %(total)d elements lies below its target.",
        "%(n)d of %(total)d elements lie below their target.",
        len(gaps),
    ) % {"n": len(gaps), "total": len(material.element_codes)}
    if len(gaps) > len(widest) and gaps[0][1] - gaps[len(widest)][1] < SMALLEST:
        return text
    return _("%(text)s Furthest from it: %(names)s.") % {
        "text": text,
        "names": words.join_names(widest),
    }


def figure(material: Material, domain: str | None = None) -> Figure | None:
    """Draw all elements, or those of one domain; nothing where none of them has a mean."""
    codes = [
        code
        for code in material.element_codes
        if domain is None or code in material.body["domains"][domain]
    ]
    entries = [material.overall["elements"][code] for code in codes]
    if not any(words.mean_value(entry) is not None for entry in entries):
        return None
    labels = [material.instrument.element(code).name for code in codes]
    options: dict[str, Any] = {
        "now": [words.mean_value(entry) for entry in entries],
        "target": [material.rules["targets"][code] for code in codes],
        "levels": [entry.get("level") for entry in entries],
        "names": (_("now"), _("target")),
        "status": [entry["status"] for entry in entries],
        "texts": [words.mean_text(entry) for entry in entries],
        "reasons": [words.reason_text(entry, material.minimum) for entry in entries],
        "level_word": _("Level"),
        "top": material.top,
    }
    if domain is None:
        options["groups"] = [material.element_domain(code) for code in codes]
    table = _table(material, codes, entries, labels)
    return Figure(
        key=f"gaps-{domain}" if domain else "gaps",
        title=finding(material) if domain is None else _("Now and target"),
        subtitle=_("Mean now and target level of each element"),
        alt=_("Now against target: %(rows)s.")
        % {"rows": "; ".join(f"{row[0]} {row[1]} / {row[2]}" for row in table.rows)},
        figure=gap_dumbbell(labels, **options),
        narrow=gap_dumbbell(labels, **options, narrow=True),
        table=table,
    )


def _table(
    material: Material, codes: list[str], entries: list[words.Entry], labels: list[str]
) -> Table:
    return Table(
        caption=_("Now, target and gap of each element"),
        columns=(_("Element"), _("Mean now"), _("Target"), _("Gap"), _("Level"), _("Agreement")),
        rows=tuple(
            (
                label,
                words.mean_text(entry),
                str(material.rules["targets"][code]),
                gap_text(entry),
                str(entry.get("level") or "–"),
                "–" if material.named else words.agreement_words(entry.get("agreement")),
            )
            for code, entry, label in zip(codes, entries, labels, strict=True)
        ),
    )


def gap_text(entry: words.Entry) -> str:
    gap = entry.get("gap")
    if gap is None:
        return "–"
    if gap < NARROWEST_GAP:
        return _("reached")
    # A mean of at least 3.8 is at most 0.2 below 4.
    turned = {">=": "<=", "<=": ">="}
    op = str(entry.get("op", "="))
    return words.SIGNS[turned.get(op, op)] + words.decimal(gap)
