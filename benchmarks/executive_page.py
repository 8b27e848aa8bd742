"""The executive page after closing 100 and 100,000 responses: it should cost the same."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.caller import Caller
from benchmarks.statements import counting_statements
from benchmarks.surveys import closed_assessment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.stage import Stage

ROUNDS = 5
VIEWS = 24
VIEWS_COUNTED = 6
SIZES = {"100": 100, "100k": 100_000}


def figures(stage: Stage) -> Iterator[tuple[str, float]]:
    company = stage.company
    pages = {}
    for size, people in SIZES.items():
        assessment_id = closed_assessment(company, people=people)
        pages[size] = f"/o/{company.organization.slug}/results/{assessment_id}/"
    used = defaultdict(list)
    with Caller(stage.web.port, Cookie=company.sign_in()) as caller:
        for _round in range(ROUNDS + 1):
            for size, page in pages.items():
                begun = stage.cpu_of(stage.web)
                _look(caller, page, times=VIEWS)
                used[size].append((stage.cpu_of(stage.web) - begun) * 1000 / VIEWS)
        for size, page in pages.items():
            yield f"executive_cpu_ms_{size}", median(used[size][1:])
            with counting_statements(stage.database_log) as statements:
                _look(caller, page, times=VIEWS_COUNTED)
            yield f"executive_queries_{size}", statements.total / VIEWS_COUNTED


def _look(caller: Caller, page: str, *, times: int) -> None:
    for _ in range(times):
        caller.get(page)
