"""Addresses of results and reports."""

from __future__ import annotations

from django.urls import include, path

from reports.views import results

app_name = "reports"

organization_patterns = [
    path("overview/", results.ResultLatest.as_view(), name="overview"),
    path("results/", results.ResultList.as_view(), name="result-list"),
    path("results/<int:assessment_id>/", results.ResultShow.as_view(), name="result-show"),
    path(
        "results/<int:assessment_id>/compare/",
        results.ResultCompare.as_view(),
        name="result-compare",
    ),
    path("results/<int:assessment_id>/unit/", results.ResultUnit.as_view(), name="result-unit"),
    path(
        "results/<int:assessment_id>/elements/<slug:code>/",
        results.ElementShow.as_view(),
        name="element-show",
    ),
]

urlpatterns = [
    path("o/<slug:slug>/", include(organization_patterns)),
]
