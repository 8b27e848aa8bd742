"""Closing a million responses, counting them in three ways, and what their pages cost then."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.counting_elsewhere import seconds_in_polars, seconds_in_sql
from benchmarks.crowd import PEOPLE, fill_crowd, found_crowd, open_to_crowd
from benchmarks.pages import (
    OTHER_PAGES,
    PAGES,
    costs_of_pages,
    review_half_of_the_comments,
    shown_cells,
)
from benchmarks.stage import ask_process
from benchmarks.surveys import close, closed_assessment, open_survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessments.models import Assessment
    from benchmarks.stage import Stage
    from benchmarks.surveys import Company

FEW = 100
SAME_CELLS = 50_000  # and pages of comments are full


def figures(stage: Stage) -> Iterator[tuple[str, float]]:
    company = found_crowd()
    crowd = open_to_crowd(company)
    fill_crowd(crowd)
    closing = close(company, crowd)
    yield "close_1m_seconds", closing.seconds
    yield "close_1m_peak_mb", closing.peak_mb
    yield "close_1m_postgres_mb", closing.postgres_mb
    yield from _counting(stage, crowd)
    yield from _pages(stage, stage.company)


def _counting(stage: Stage, many: Assessment) -> Iterator[tuple[str, float]]:
    """All three count the same answers, and say how many."""
    ids = many.organization_id, many.pk
    counts = [ask_process("counting_process", *ids) for _round in range(3)]
    yield "count_1m_seconds", median(seconds for seconds, _answers in counts)
    in_sql, by_sql = seconds_in_sql(many)
    yield "count_1m_group_by_seconds", in_sql
    in_polars, by_polars = seconds_in_polars(many, folder=stage.home.folder)
    yield "count_1m_polars_seconds", in_polars
    if {by_sql, by_polars} != {answers for _seconds, answers in counts}:
        message = "The three ways do not count the same answers."
        raise RuntimeError(message)


def _pages(stage: Stage, company: Company) -> Iterator[tuple[str, float]]:
    """Of the same survey, answered by a hundred, by a million, and by so many that the same groups
    are shown as of a million: a hundred are too few for most groups.
    """
    closed = {
        "few": closed_assessment(company, people=FEW),
        "same_cells": _close_crowd(company, people=SAME_CELLS),
        "1m": _close_crowd(company, people=PEOPLE),
    }
    if shown_cells(company, closed["same_cells"]) != shown_cells(company, closed["1m"]):
        message = f"Of {SAME_CELLS:,} answers not the same groups are shown as of a million."
        raise RuntimeError(message)
    review_half_of_the_comments()
    costs = costs_of_pages(stage, company, closed, PAGES)
    for page, cost in costs.items():
        for size, milliseconds in cost.milliseconds.items():
            yield f"{page}_cpu_ms_{size}", milliseconds
    costs |= costs_of_pages(stage, company, closed, OTHER_PAGES)
    for size in ("few", "same_cells"):
        ratios = {page: cost.ratio("1m", size) for page, cost in costs.items()}
        yield f"pages_1m_to_{size}", _worst(f"1m to {size}", ratios)
    yield (
        "pages_queries",
        _worst("queries", {page: each.statements for page, each in costs.items()}),
    )


def _close_crowd(company: Company, *, people: int) -> int:
    survey = open_survey(company, name=f"A crowd of {people:,}")
    fill_crowd(survey, people=people)
    close(company, survey)
    return survey.pk


def _worst(what: str, values: Mapping[str, float]) -> float:
    """The highest of all pages; the five highest are told as they are."""
    highest = sorted(values, key=lambda page: -values[page])
    print(f"\n{what}:", ", ".join(f"{page} {values[page]:.2f}" for page in highest[:5]), end=" ")
    return values[highest[0]]
