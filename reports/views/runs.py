"""Reports: what was asked for, how far each has come, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django_htmx.http import HTMX_STOP_POLLING

from assessments.queries.results import list_results
from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.views.paging import list_page
from reports.actions.runs import cancel_report, request_report, retry_report
from reports.exports.download import send_file
from reports.exports.forms import list_steps
from reports.forms.runs import ReportForm
from reports.queries.report_material import get_report_material
from reports.queries.runs import (
    get_file,
    get_run,
    list_files,
    list_runs,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from reports.models import Run


class RunList(OrganizationView):
    permission = Permission.BUILD_REPORTS

    def get(self, request: HttpRequest) -> HttpResponse:
        shown, neighbors = list_page(request, list_runs())
        return self.render(
            "reports/run_list.html",
            nav="reports",
            runs=shown,
            has_results=bool(shown) or list_results().exists(),
            **neighbors,
        )


class RunCreate(OrganizationView):
    permission = Permission.BUILD_REPORTS

    def post(self, request: HttpRequest) -> HttpResponse:
        assessment_id = ReportForm(request.POST).assessment_id()
        run = request_report(
            result=list_results().get(assessment_id=assessment_id),
            by=self.request.user,
            language=get_language() or "en",
        )
        return redirect("reports:run-show", self.request.organization.slug, run.pk)

    def refused_url(self) -> str:
        return reverse("reports:run-list", args=[self.request.organization.slug])


class RunShow(OrganizationView):
    permission = Permission.BUILD_REPORTS

    def get(self, _request: HttpRequest, run_id: int) -> HttpResponse:
        run = get_run(run_id=run_id)
        return self.render("reports/run_show.html", nav="reports", **_progress(run))


class RunStatus(OrganizationView):
    """The moving part of the page of a run."""

    permission = Permission.BUILD_REPORTS

    def get(self, request: HttpRequest, run_id: int) -> HttpResponse:
        run = get_run(run_id=run_id)
        status = 200 if run.is_under_way else HTMX_STOP_POLLING
        context = {**_progress(run), "swapped": True}
        return render(request, "reports/_run_status.html", context, status=status)


class RunCancel(OrganizationView):
    permission = Permission.BUILD_REPORTS

    def post(self, _request: HttpRequest, run_id: int) -> HttpResponse:
        run = cancel_report(run=get_run(run_id=run_id), by=self.request.user)
        return redirect("reports:run-show", self.request.organization.slug, run.pk)

    def refused_url(self) -> str:
        return _run_url(self)


class RunRetry(OrganizationView):
    permission = Permission.BUILD_REPORTS

    def post(self, _request: HttpRequest, run_id: int) -> HttpResponse:
        run = retry_report(run=get_run(run_id=run_id), by=self.request.user)
        return redirect("reports:run-show", self.request.organization.slug, run.pk)

    def refused_url(self) -> str:
        return _run_url(self)


class RunDownload(OrganizationView):
    permission = Permission.BUILD_REPORTS

    def get(self, _request: HttpRequest, run_id: int, kind: str) -> HttpResponse:
        return send_file(get_file(run_id=run_id, kind=kind))


def _run_url(view: OrganizationView) -> str:
    return reverse("reports:run-show", args=[view.request.organization.slug, view.kwargs["run_id"]])


def _progress(run: Run) -> dict[str, Any]:
    steps = _steps(run) if run.is_under_way else []
    return {
        "run": run,
        "steps": list(enumerate(steps)),
        "total": run.sections_total or len(steps),
        "files": list_files(run) if run.is_ready else [],
    }


def _steps(run: Run) -> list[str]:
    return list_steps(get_report_material(run.assessment_id, organization=run.organization))
