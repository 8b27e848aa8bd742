"""What every page and API call of a result costs, few having answered and a million."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from django.db import connection

from assessments.models import Comment
from assessments.queries.results import get_result
from benchmarks.caller import Caller
from benchmarks.statements import counting_statements
from organizations.tenancy import scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.stage import Stage
    from benchmarks.surveys import Company

ROUNDS = 15
VIEWS = 3
VIEWS_COUNTED = 2
_PAGE = "/o/{slug}/results/{id}/"
_API = "/api/o/{slug}/"
PAGES = {
    "executive": _PAGE,
    "why": f"{_PAGE}why/",
    "explore": f"{_PAGE}explore/?view=audiences",
    "comments": f"{_PAGE}comments/",
    "api_result": f"{_API}assessments/{{id}}/result/",
    "api_cells": f"{_API}results/{{id}}/cells/",
}
OTHER_PAGES = {
    "explore units": f"{_PAGE}explore/?view=units",
    "explore gaps": f"{_PAGE}explore/?view=gaps",
    "explore response": f"{_PAGE}explore/?view=response",
    "explore group": f"{_PAGE}explore/?view=cell&cell=audience:employees",
    "explore CSV": f"{_PAGE}explore/?view=units&format=csv",
    "element": f"{_PAGE}elements/A1/",
    "unit": f"{_PAGE}unit/",
    "importance": f"{_PAGE}importance/",
    "importance CSV": f"{_PAGE}importance/?format=csv",
    "review": f"{_PAGE}comments/review/",
    "what-if": f"{_PAGE}what-if/",
    "compare": f"{_PAGE}compare/",
    "board": f"{_PAGE}board/",
    "benchmark": f"{_PAGE}benchmark/",
    "share": f"{_PAGE}share/",
    "certificate": f"{_PAGE}certificate/",
    "certificate file": f"{_PAGE}certificate/download/",
    "verify": f"{_PAGE}verify/",
    "plan": f"{_PAGE}plan/",
    "initiative": f"{_PAGE}plan/new/",
    "roadmap": f"{_PAGE}plan/roadmap/",
    "told": f"{_PAGE}plan/told/",
    "assessment": "/o/{slug}/assessments/{id}/",
    "results": "/o/{slug}/results/",
    "portfolio": "/portfolio/",
    "API cell": f"{_API}results/{{id}}/cells/audience:employees/",
    "API certificate": f"{_API}results/{{id}}/certificate/",
    "API comments": f"{_API}results/{{id}}/comments/",
    "API verifications": f"{_API}results/{{id}}/verifications/",
    "API assessment": f"{_API}assessments/{{id}}/",
    "API participation": f"{_API}assessments/{{id}}/participation/",
    "API roadmap": f"{_API}assessments/{{id}}/roadmap/",
    "API benchmark": f"{_API}assessments/{{id}}/benchmark/",
    "API initiatives": f"{_API}assessments/{{id}}/initiatives/",
    "API told": f"{_API}assessments/{{id}}/told/",
    "API portfolio": "/api/portfolio/",
}


@dataclass(frozen=True, slots=True)
class PageCost:
    """Processor milliseconds of a view by what it shows; statements of one view of the last."""

    milliseconds: Mapping[str, float]
    statements: float

    def ratio(self, size: str, to: str) -> float:
        return self.milliseconds[size] / self.milliseconds[to]


def costs_of_pages(
    stage: Stage, company: Company, closed: Mapping[str, int], pages: Mapping[str, str]
) -> dict[str, PageCost]:
    """Look at each page of these assessments in turns, so that other work meets all alike."""
    with Caller(stage.web.port, Cookie=company.sign_in()) as caller:
        return {
            page: _cost(
                stage,
                caller,
                {
                    size: path.format(slug=company.organization.slug, id=assessment_id)
                    for size, assessment_id in closed.items()
                },
            )
            for page, path in pages.items()
        }


def _cost(stage: Stage, caller: Caller, addresses: Mapping[str, str]) -> PageCost:
    used = defaultdict(list)
    for _round in range(ROUNDS + 1):
        for size, address in addresses.items():
            begun = stage.cpu_of(stage.web)
            for _view in range(VIEWS):
                caller.get(address)
            used[size].append((stage.cpu_of(stage.web) - begun) * 1000 / VIEWS)
    with counting_statements(stage.database_log) as statements:
        for _view in range(VIEWS_COUNTED):
            caller.get(addresses[list(addresses)[-1]])
    spent = {size: median(each[1:]) for size, each in used.items()}
    return PageCost(spent, statements.total / VIEWS_COUNTED)


def review_half_of_the_comments() -> None:
    """As people would, of every assessment; words that nobody has reviewed are shown nowhere."""
    with connection.cursor() as cursor:
        table = Comment._meta.db_table
        cursor.execute(
            f"UPDATE {table} SET status = 'approved', themes = '{{Time}}' WHERE id % 2 = 0"
        )
        cursor.execute(f"VACUUM ANALYZE {table}")


def shown_cells(company: Company, assessment_id: int) -> dict[str, str]:
    """The form in which each group of a result is shown."""
    with scope(company.organization.pk):
        cells = get_result(assessment_id).body["cells"]
    return {cell["id"]: cell["form"] for cell in cells}
