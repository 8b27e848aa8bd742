"""A portfolio in words: one row for each organization, and the private benchmark over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.scoring.benchmark_groups import quartiles_of, told_number
from assessments.scoring.benchmark_release import SMALLEST_CELL
from reports.charts.quartile_strip import quartile_strip
from reports.sections import words
from reports.sections.section import Figure, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.queries.portfolio import Client, Compared, PrivateBenchmark

SORTS = ("name", "level", "score", "date")


@dataclass(frozen=True, slots=True)
class Row:
    """What one line says; `key` holds what it is sorted by."""

    client: Client
    level: int | None
    level_text: str
    likelihood: str
    score: str
    date: str
    open_text: str


def rows(clients: Sequence[Client], sort: str) -> list[Row]:
    """Unknown levels, scores and dates stand last; equal ones by name."""
    named = sorted(clients, key=lambda client: client.organization.name.casefold())
    if sort in {"level", "score", "date"}:
        named.sort(key=lambda client: _sort_key(client, sort), reverse=True)
    return [_row(client) for client in named]


def _sort_key(client: Client, sort: str) -> tuple[bool, float]:
    head = client.head
    known: dict[str, float | None] = {
        "level": (head.level or {}).get("low"),
        "score": words.mean_value(head.score or {}),
        "date": head.closed_at.timestamp() if head.closed_at else None,
    }
    value = known[sort]
    return value is not None, value or 0.0


def _row(client: Client) -> Row:
    head = client.head
    level = head.level or {}
    low, high = level.get("low"), level.get("high")
    has_result = head.assessment_id is not None
    return Row(
        client=client,
        level=low,
        level_text=words.level_text(low, high) if has_result else _("no result yet"),
        likelihood=words.likelihood_words(level.get("words")),
        score=words.mean_text(head.score or {}, 2) if has_result else "–",
        date=_closed_on(client),
        open_text=ngettext("%(n)d open", "%(n)d open", head.open_now) % {"n": head.open_now}
        if head.open_now
        else "–",
    )


def _closed_on(client: Client) -> str:
    """The day as the organization's own pages name it."""
    closed_at = client.head.closed_at
    if closed_at is None:
        return "–"
    return date_format(localtime(closed_at, ZoneInfo(client.organization.time_zone)), "DATE_FORMAT")


def table(found: Sequence[Row]) -> Table:
    return Table(
        caption=_("Your portfolio"),
        columns=(
            *(_("Organization"), _("Level"), _("Likelihood"), _("Score"), _("Closed")),
            *(_("Assessment"), _("Open")),
        ),
        rows=tuple(
            (
                *(row.client.organization.name, row.level_text, row.likelihood or "–", row.score),
                *(row.date, row.client.head.assessment or "–", str(row.client.head.open_now)),
            )
            for row in found
        ),
    )


def side_by_side(benchmark: PrivateBenchmark) -> Table:
    """Score and domains of each organization; members may see these anyway."""
    keys = _keys(benchmark)
    return Table(
        caption=_("Your organizations side by side"),
        columns=(_("Organization"), *(_title(benchmark, key) for key in keys)),
        rows=tuple(
            (each.organization.name, *(words.decimal(each.figures[key]) for key in keys))
            for each in benchmark.compared
        ),
    )


def quartile_figure(benchmark: PrivateBenchmark, chosen: Compared | None) -> Figure | None:
    """Draw quartiles from ten organizations on, with a dot for the one chosen."""
    if len(benchmark.compared) < SMALLEST_CELL:
        return None
    keys = _keys(benchmark)
    told = quartiles_of([each.figures for each in benchmark.compared])
    own = [chosen.figures[key] if chosen else None for key in keys]
    labels = [_title(benchmark, key) for key in keys]
    name = chosen.organization.name if chosen else _("nobody chosen")
    options: dict[str, Any] = {
        "quartiles": [(told[key][0], told[key][1], told[key][2]) for key in keys],
        "own": own,
        "names": (name if chosen else "", _("middle half, line: median")),
        "level_word": _("Level"),
    }
    rows_ = tuple(
        (label, "–" if mean is None else words.decimal(mean), *map(words.decimal, told[key]))
        for label, mean, key in zip(labels, own, keys, strict=True)
    )
    columns = ("", name, _("Lower quartile"), _("Median"), _("Upper quartile"))
    number = told_number(len(benchmark.compared))
    return Figure(
        key="portfolio",
        title=_("Your organizations as a private benchmark"),
        subtitle=_("Quartiles of at least %(n)d organizations of yours") % {"n": number},
        alt="; ".join(f"{row[0]}: {row[1]}, {row[2]}–{row[4]}" for row in rows_) + ".",
        figure=quartile_strip(labels, **options),
        narrow=quartile_strip(labels, **options, narrow=True),
        table=Table(caption=_("Quartiles of your organizations"), columns=columns, rows=rows_),
    )


def _keys(benchmark: PrivateBenchmark) -> tuple[str, ...]:
    return ("score", *(f"domain:{code}" for code in benchmark.domains))


def _title(benchmark: PrivateBenchmark, key: str) -> str:
    return benchmark.domains[key.partition(":")[2]] if ":" in key else _("Score")
