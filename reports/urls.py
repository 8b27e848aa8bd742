"""Addresses of results and reports."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from reports.api import benchmarks as benchmarks_api
from reports.api import cells as cells_api
from reports.api import certificates as certificates_api
from reports.api import comments as comments_api
from reports.api import portfolio as portfolio_api
from reports.api import priorities as priorities_api
from reports.api import roadmaps as roadmaps_api
from reports.api import runs as runs_api
from reports.api import verifications as verifications_api
from reports.views import (
    benchmarks,
    board,
    certificate,
    comments,
    explorer,
    importance,
    initiatives,
    interims,
    portfolio,
    results,
    roadmaps,
    runs,
    share_links,
    shared,
    tellings,
    verification,
    waves,
    what_if,
    why,
)

app_name = "reports"

# Below a result, and below an interim one.
verification_patterns = [
    path("", verification.VerificationShow.as_view(), name="verification-show"),
    path("status/", verification.VerificationStatus.as_view(), name="verification-status"),
    path("start/", verification.VerificationStart.as_view(), name="verification-start"),
    path("cancel/", verification.VerificationCancel.as_view(), name="verification-cancel"),
    path("retry/", verification.VerificationRetry.as_view(), name="verification-retry"),
]

organization_patterns: list[URLPattern | URLResolver] = [
    path("overview/", results.Overview.as_view(), name="overview"),
    path("results/", results.ResultList.as_view(), name="result-list"),
    path("results/<int:assessment_id>/", results.ResultShow.as_view(), name="result-show"),
    path(
        "results/<int:assessment_id>/interim/<int:number>/",
        interims.InterimShow.as_view(),
        name="interim-show",
    ),
    path(
        "results/<int:assessment_id>/compare/",
        waves.ResultCompare.as_view(),
        name="result-compare",
    ),
    path("results/<int:assessment_id>/unit/", results.ResultUnit.as_view(), name="result-unit"),
    path(
        "results/<int:assessment_id>/elements/<slug:code>/",
        results.ElementShow.as_view(),
        name="element-show",
    ),
    path("results/<int:assessment_id>/why/", why.WhyShow.as_view(), name="why-show"),
    path(
        "results/<int:assessment_id>/explore/",
        explorer.ExplorerShow.as_view(),
        name="explorer-show",
    ),
    path(
        "results/<int:assessment_id>/importance/",
        importance.ImportanceShow.as_view(),
        name="importance-show",
    ),
    path(
        "results/<int:assessment_id>/benchmark/",
        benchmarks.BenchmarkShow.as_view(),
        name="benchmark-show",
    ),
    path(
        "results/<int:assessment_id>/certificate/",
        certificate.CertificateShow.as_view(),
        name="certificate-show",
    ),
    path(
        "results/<int:assessment_id>/certificate/download/",
        certificate.CertificateDownload.as_view(),
        name="certificate-download",
    ),
    path("results/<int:assessment_id>/what-if/", what_if.WhatIfShow.as_view(), name="what-if-show"),
    path("results/<int:assessment_id>/board/", board.BoardShow.as_view(), name="board-show"),
    path(
        "results/<int:assessment_id>/share/",
        share_links.ShareLinkList.as_view(),
        name="share-link-list",
    ),
    path(
        "share-links/<int:share_link_id>/revoke/",
        share_links.ShareLinkRevoke.as_view(),
        name="share-link-revoke",
    ),
    path(
        "results/<int:assessment_id>/comments/",
        comments.CommentList.as_view(),
        name="comment-list",
    ),
    path(
        "results/<int:assessment_id>/comments/review/",
        comments.CommentReview.as_view(),
        name="comment-review",
    ),
    path("results/<int:assessment_id>/verify/", include(verification_patterns)),
    path(
        "results/<int:assessment_id>/interim/<int:number>/verify/",
        include(verification_patterns),
    ),
    path(
        "results/<int:assessment_id>/plan/",
        initiatives.InitiativeList.as_view(),
        name="initiative-list",
    ),
    path(
        "results/<int:assessment_id>/plan/new/",
        initiatives.InitiativeCreate.as_view(),
        name="initiative-create",
    ),
    path(
        "results/<int:assessment_id>/plan/roadmap/",
        roadmaps.RoadmapShow.as_view(),
        name="roadmap-show",
    ),
    path(
        "results/<int:assessment_id>/plan/roadmap/take/",
        roadmaps.RoadmapTake.as_view(),
        name="roadmap-take",
    ),
    path("results/<int:assessment_id>/plan/told/", tellings.ToldEdit.as_view(), name="told-edit"),
    path(
        "results/<int:assessment_id>/plan/told/preview/",
        tellings.ToldPreview.as_view(),
        name="told-preview",
    ),
    path(
        "results/<int:assessment_id>/plan/told/withdraw/",
        tellings.ToldWithdraw.as_view(),
        name="told-withdraw",
    ),
    path(
        "initiatives/<int:initiative_id>/",
        initiatives.InitiativeEdit.as_view(),
        name="initiative-edit",
    ),
    path(
        "initiatives/<int:initiative_id>/status/",
        initiatives.InitiativeStatus.as_view(),
        name="initiative-status",
    ),
    path(
        "initiatives/<int:initiative_id>/delete/",
        initiatives.InitiativeDelete.as_view(),
        name="initiative-delete",
    ),
    path("reports/", runs.RunList.as_view(), name="run-list"),
    path("reports/build/", runs.RunCreate.as_view(), name="run-create"),
    path("reports/<int:run_id>/", runs.RunShow.as_view(), name="run-show"),
    path("reports/<int:run_id>/status/", runs.RunStatus.as_view(), name="run-status"),
    path("reports/<int:run_id>/cancel/", runs.RunCancel.as_view(), name="run-cancel"),
    path("reports/<int:run_id>/retry/", runs.RunRetry.as_view(), name="run-retry"),
    path(
        "reports/<int:run_id>/files/<slug:kind>/",
        runs.RunDownload.as_view(),
        name="run-download",
    ),
]

cell_api_patterns = [
    path(
        "results/<int:assessment_id>/priorities/",
        priorities_api.PriorityListAPI.as_view(),
        name="api-priority-list",
    ),
    path(
        "results/<int:assessment_id>/certificate/",
        certificates_api.CertificateAPI.as_view(),
        name="api-certificate",
    ),
    path(
        "results/<int:assessment_id>/cells/", cells_api.CellListAPI.as_view(), name="api-cell-list"
    ),
    path(
        "results/<int:assessment_id>/cells/<path:cell_id>/",
        cells_api.CellAPI.as_view(),
        name="api-cell",
    ),
]

ledger_api_patterns = [
    path(
        "results/<int:assessment_id>/comments/",
        comments_api.CommentListAPI.as_view(),
        name="api-comment-list",
    ),
    path(
        "results/<int:assessment_id>/verifications/",
        verifications_api.VerificationListAPI.as_view(),
        name="api-verification-list",
    ),
    path(
        "results/<int:assessment_id>/verifications/start/",
        verifications_api.VerificationStartAPI.as_view(),
        name="api-verification-start",
    ),
    path(
        "results/<int:assessment_id>/verifications/cancel/",
        verifications_api.VerificationCancelAPI.as_view(),
        name="api-verification-cancel",
    ),
]

run_api_patterns = [
    path(
        "assessments/<int:assessment_id>/roadmap/",
        roadmaps_api.RoadmapAPI.as_view(),
        name="api-roadmap",
    ),
    path(
        "assessments/<int:assessment_id>/benchmark/",
        benchmarks_api.BenchmarkAPI.as_view(),
        name="api-benchmark",
    ),
    path("reports/", runs_api.RunListAPI.as_view(), name="api-run-list"),
    path("reports/<int:run_id>/", runs_api.RunAPI.as_view(), name="api-run"),
    path("reports/<int:run_id>/cancel/", runs_api.RunCancelAPI.as_view(), name="api-run-cancel"),
    path("reports/<int:run_id>/retry/", runs_api.RunRetryAPI.as_view(), name="api-run-retry"),
    path(
        "reports/<int:run_id>/files/<slug:kind>/",
        runs_api.RunDownloadAPI.as_view(),
        name="api-run-download",
    ),
]

shared_patterns = [
    path("", shared.SharedOpen.as_view(), name="shared-open"),
    path("<slug:handle>/", shared.SharedShow.as_view(), name="shared-show"),
    path("<slug:handle>/what-if/", shared.SharedWhatIf.as_view(), name="shared-what-if"),
    path("<slug:handle>/board/", shared.SharedBoard.as_view(), name="shared-board"),
]

urlpatterns = [
    path("portfolio/", portfolio.PortfolioShow.as_view(), name="portfolio"),
    path(
        "portfolio/benchmark/",
        portfolio.PortfolioBenchmark.as_view(),
        name="portfolio-benchmark",
    ),
    path("api/portfolio/", portfolio_api.PortfolioAPI.as_view(), name="api-portfolio"),
    path("shared/", include(shared_patterns)),
    path("o/<slug:slug>/", include(organization_patterns)),
    path(
        "api/o/<slug:slug>/", include([*cell_api_patterns, *ledger_api_patterns, *run_api_patterns])
    ),
]
