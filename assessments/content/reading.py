"""From an instrument file to an Instrument, or to the first mistake in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessments.content.instrument import (
    Anchor,
    Audience,
    Domain,
    Element,
    Importance,
    Instrument,
    Level,
)
from assessments.content.rules import (
    refuse_bad_anchors,
    refuse_bad_form,
    refuse_bad_next_steps,
    refuse_duplicates,
    refuse_gaps_in_levels,
    refuse_unknown_core,
)
from assessments.content.tables import read_table

if TYPE_CHECKING:
    from assessments.content.tables import Table

_INSTRUMENTS = Path(__file__).parent / "instruments"


def builtin_instruments() -> tuple[Path, ...]:
    return tuple(sorted(_INSTRUMENTS.glob("*.toml")))


def read_instrument(path: Path) -> Instrument:
    """Read one instrument file; the first mistake in it raises InstrumentMistake."""
    return build_instrument(read_table(path))


def build_instrument(table: Table) -> Instrument:
    table.expect(
        *("slug", "version", "language", "title", "attribution", "licence", "sources", "core"),
        *("levels", "importance", "audiences", "domains"),
    )
    for key in ("slug", "version", "language"):
        refuse_bad_form(table, key)
    levels = _levels(table)
    domains = tuple(_domain(one, levels) for one in table.tables("domains"))
    refuse_duplicates(table.tables("domains"), "domain")
    element_tables = [one for each in table.tables("domains") for one in each.tables("elements")]
    refuse_duplicates(element_tables, "element")
    refuse_unknown_core(table, {element.code for each in domains for element in each.elements})
    return Instrument(
        slug=table.text("slug"),
        version=table.text("version"),
        language=table.text("language"),
        title=table.text("title"),
        attribution=table.text("attribution"),
        licence=table.text("licence"),
        sources=table.texts("sources"),
        levels=levels,
        domains=domains,
        importance=_importance(table.table("importance")),
        core=table.texts("core"),
        audiences=_audiences(table),
    )


def _levels(table: Table) -> tuple[Level, ...]:
    tables = table.tables("levels")
    for one in tables:
        one.expect("number", "name", "descriptor")
    refuse_gaps_in_levels(table, tables)
    return tuple(
        Level(one.number("number"), one.text("name"), one.text("descriptor")) for one in tables
    )


def _domain(table: Table, levels: tuple[Level, ...]) -> Domain:
    table.expect("code", "name", "elements")
    refuse_bad_form(table, "code")
    return Domain(
        code=table.text("code"),
        name=table.text("name"),
        elements=tuple(_element(one, levels) for one in table.tables("elements")),
    )


def _element(table: Table, levels: tuple[Level, ...]) -> Element:
    table.expect("code", "name", "definition", "ground", "evidence", "next_steps", "anchors")
    refuse_bad_form(table, "code")
    anchors = table.tables("anchors")
    for one in anchors:
        one.expect("level", "title", "text")
    refuse_bad_anchors(table, anchors, levels)
    refuse_bad_next_steps(table, len(levels) - 1)
    return Element(
        code=table.text("code"),
        name=table.text("name"),
        definition=table.text("definition"),
        evidence=table.texts("evidence"),
        anchors=tuple(
            Anchor(one.number("level"), one.text("title"), one.text("text")) for one in anchors
        ),
        next_steps=table.texts("next_steps"),
        ground=table.text("ground"),
    )


def _importance(table: Table) -> Importance:
    table.expect("question", "options")
    return Importance(table.text("question"), table.texts("options"))


def _audiences(table: Table) -> tuple[Audience, ...]:
    tables = table.tables("audiences")
    for one in tables:
        one.expect("code", "name")
        refuse_bad_form(one, "code")
    refuse_duplicates(tables, "audience")
    return tuple(Audience(one.text("code"), one.text("name")) for one in tables)
