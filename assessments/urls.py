"""Addresses of assessments; the respondents' own are in respondent_urls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import include, path

from assessments import respondent_urls

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

app_name = "assessments"

urlpatterns: list[URLPattern | URLResolver] = [
    path("s/", include(respondent_urls.urlpatterns)),
]
