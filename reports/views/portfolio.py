"""The pages of a person who may see the results of several organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from organizations.views.paging import read_key
from reports.exports.csv import csv_response
from reports.queries.portfolio import get_private_benchmark, list_clients
from reports.sections import portfolio

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from organizations.models import User

    class SignedInRequest(HttpRequest):
        user: User


@method_decorator(never_cache, name="dispatch")
class PortfolioShow(LoginRequiredMixin, View):
    """`?sort=level` sorts the twenty of a page; `?after=` goes on from an organization."""

    def get(self, request: SignedInRequest) -> HttpResponseBase:
        after = read_key(request.GET.get("after", "")) or 0
        sort = request.GET.get("sort", "name")
        clients, more = list_clients(user_id=request.user.pk, after=after)
        rows = portfolio.rows(clients, sort)
        if request.GET.get("format") == "csv":
            return csv_response([portfolio.table(rows)], "portfolio.csv")
        context = {"rows": rows, "more": more, "after": after, "sort": sort}
        return render(request, "reports/portfolio.html", context)


@method_decorator(never_cache, name="dispatch")
class PortfolioBenchmark(LoginRequiredMixin, View):
    """`?organization=acme` puts the dot of one organization into the quartiles of all."""

    def get(self, request: SignedInRequest) -> HttpResponseBase:
        benchmark = get_private_benchmark(user_id=request.user.pk, now=timezone.now())
        compared = benchmark.compared if benchmark else ()
        wanted = request.GET.get("organization", "")
        chosen = next((each for each in compared if each.organization.slug == wanted), None)
        table = portfolio.side_by_side(benchmark) if benchmark and compared else None
        figure = portfolio.quartile_figure(benchmark, chosen) if benchmark else None
        if request.GET.get("format") == "csv":
            tables = [table, figure.table if figure else None]
            return csv_response(filter(None, tables), "portfolio-benchmark.csv")
        context = {"benchmark": benchmark, "chosen": chosen, "table": table, "figure": figure}
        return render(request, "reports/portfolio_benchmark.html", context)
