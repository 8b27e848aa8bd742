"""Closing a million responses, counting them in three ways, and what their pages cost then."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.caller import Caller
from benchmarks.counting_elsewhere import seconds_in_polars, seconds_in_sql
from benchmarks.crowd import fill_crowd, found_crowd, open_to_crowd
from benchmarks.surveys import close, closed_assessment, open_survey
from hilo.embedded.home import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.models import Assessment
    from benchmarks.stage import Stage
    from benchmarks.surveys import Company

ROUNDS = 5
VIEWS = 12
PAGES = {
    "executive_cpu_ms": "/o/{slug}/results/{id}/",
    "why_cpu_ms": "/o/{slug}/results/{id}/why/",
    "explore_cpu_ms": "/o/{slug}/results/{id}/explore/?view=audiences",
    "api_result_cpu_ms": "/api/o/{slug}/assessments/{id}/result/",
}


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
    counts = [_count_in_a_process(many) for _round in range(3)]
    yield "count_1m_seconds", median(seconds for seconds, _answers in counts)
    in_sql, by_sql = seconds_in_sql(many)
    yield "count_1m_group_by_seconds", in_sql
    in_polars, by_polars = seconds_in_polars(many, folder=stage.home.folder)
    yield "count_1m_polars_seconds", in_polars
    if {by_sql, by_polars} != {answers for _seconds, answers in counts}:
        message = "The three ways do not count the same answers."
        raise RuntimeError(message)


def _count_in_a_process(assessment: Assessment) -> tuple[float, int]:
    ids = [str(assessment.organization_id), str(assessment.pk)]
    command = [sys.executable, "-m", "benchmarks.counting_process", *ids]
    ended = subprocess.run(command, capture_output=True, check=True, cwd=PROJECT, text=True)
    seconds, answers = json.loads(ended.stdout)
    return seconds, answers


def _pages(stage: Stage, company: Company) -> Iterator[tuple[str, float]]:
    """Of the same survey, answered by a hundred and by a million; in turns, so that whatever else
    the machine does meets both alike.
    """
    many = open_survey(company, name="A million people")
    fill_crowd(many)
    close(company, many)
    closed = {"few": closed_assessment(company, people=100), "1m": many.pk}
    with Caller(stage.web.port, Cookie=company.sign_in()) as caller:
        for page, path in PAGES.items():
            used = defaultdict(list)
            for _round in range(ROUNDS + 1):
                for size, assessment_id in closed.items():
                    address = path.format(slug=company.organization.slug, id=assessment_id)
                    begun = stage.cpu_of(stage.web)
                    for _view in range(VIEWS):
                        caller.get(address)
                    used[size].append((stage.cpu_of(stage.web) - begun) * 1000 / VIEWS)
            for size, spent in used.items():
                yield f"{page}_{size}", median(spent[1:])
