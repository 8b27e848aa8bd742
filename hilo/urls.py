"""The map of addresses; each app lists its own."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from hilo import health

urlpatterns = [
    # First, because respondents outnumber everybody else.
    path("", include("assessments.urls")),
    path("", include("organizations.urls")),
    path("", include("competencies.urls")),
    path("", include("reports.urls")),
    path("accounts/", include("allauth.urls")),
    path("health/live/", health.live, name="health-live"),
    path("health/ready/", health.ready, name="health-ready"),
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path(
        "api/docs/",
        SpectacularSwaggerSplitView.as_view(url_name="api-schema", template_name="api_docs.html"),
        name="api-docs",
    ),
    path("i18n/", include("django.conf.urls.i18n")),
]

handler500 = "organizations.views.errors.server_error"

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns += staticfiles_urlpatterns()
