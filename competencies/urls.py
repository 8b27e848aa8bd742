"""Addresses of competency frameworks."""

from __future__ import annotations

from django.urls import include, path

from competencies.api import views as api
from competencies.views import frameworks, imports

app_name = "competencies"

_frameworks = [
    path("", frameworks.FrameworkList.as_view(), name="framework-list"),
    path("import/", imports.FrameworkImport.as_view(), name="framework-import"),
    path("sample.csv", frameworks.FrameworkSample.as_view(), name="framework-sample"),
    path("imports/<int:import_id>/", imports.ImportShow.as_view(), name="import-show"),
    path("imports/<int:import_id>/upload/", imports.ImportUpload.as_view(), name="import-upload"),
    path("imports/<int:import_id>/retry/", imports.ImportRetry.as_view(), name="import-retry"),
    path(
        "imports/<int:import_id>/discard/", imports.ImportDiscard.as_view(), name="import-discard"
    ),
    path("<int:framework_id>/", frameworks.FrameworkShow.as_view(), name="framework-show"),
    path("<int:framework_id>/csv/", frameworks.FrameworkExport.as_view(), name="framework-export"),
    path(
        "<int:framework_id>/delete/", frameworks.FrameworkDelete.as_view(), name="framework-delete"
    ),
]

_api = [
    path("frameworks/", api.FrameworkListAPI.as_view(), name="api-framework-list"),
    path("frameworks/<int:framework_id>/", api.FrameworkAPI.as_view(), name="api-framework"),
]

urlpatterns = [
    path("o/<slug:slug>/frameworks/", include(_frameworks)),
    path("api/o/<slug:slug>/", include(_api)),
]
