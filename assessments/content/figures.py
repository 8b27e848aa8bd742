"""Figures from public sources that may be quoted, with what is needed to weigh them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assessments.content.rules import refuse_bad_form, refuse_duplicates
from assessments.content.tables import read_table

if TYPE_CHECKING:
    from assessments.content.tables import Table

NOT_STATED = "not stated"

_FIGURES = Path(__file__).parent / "figures.toml"
_CAUSAL = re.compile(
    r"\b(caus(e|es|ed|ing)|leads? to|led to|results? in|drives?|brings? about|thanks to"
    r"|due to|increases|improves|boosts)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A figure from a public source; n is None where the source used does not state it."""

    code: str
    kind: Literal["relation", "share"]
    text: str
    n: int | None
    population: str
    date: str
    source: str


def read_figures(path: Path = _FIGURES) -> tuple[Quotation, ...]:
    table = read_table(path)
    table.expect("figures")
    tables = table.tables("figures")
    quotations = tuple(_quotation(one) for one in tables)
    refuse_duplicates(tables, "figure")
    return quotations


def _quotation(table: Table) -> Quotation:
    table.expect("code", "kind", "text", "n", "population", "date", "source")
    refuse_bad_form(table, "code")
    return Quotation(
        code=table.text("code"),
        kind=_kind(table),
        text=_text(table),
        n=_cases(table),
        population=table.text("population"),
        date=table.text("date"),
        source=table.text("source"),
    )


def _kind(table: Table) -> Literal["relation", "share"]:
    match table.text("kind"):
        case "relation":
            return "relation"
        case "share":
            return "share"
        case other:
            raise table.mistake(f"“{other}” is no kind.", "Write relation or share.", "kind")


def _text(table: Table) -> str:
    text = table.text("text")
    if found := _CAUSAL.search(text):
        raise table.mistake(
            f"“{found[0]}” claims a cause.", "Say “associated with” instead.", "text"
        )
    if table.values["kind"] == "relation" and "associated" not in text:
        raise table.mistake(
            "This relation does not say “associated”.", "Say what is associated with what.", "text"
        )
    return text


def _cases(table: Table) -> int | None:
    if table.values["n"] == NOT_STATED:
        return None
    cases = table.number("n")
    if cases < 1:
        raise table.mistake("n is below 1.", f'Write the number of cases or "{NOT_STATED}".', "n")
    return cases
