"""Addresses of assessments; the respondents' own are in respondent_urls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import include, path

from assessments import respondent_urls
from assessments.api import assessments as api
from assessments.api import initiatives as initiatives_api
from assessments.api import interims as interims_api
from assessments.api import results as results_api
from assessments.views import (
    assessment_steps,
    assessments,
    interims,
    next_waves,
    respondent_preview,
    settings_pages,
    told,
)

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

app_name = "assessments"

_assessment = [
    path("", assessments.AssessmentShow.as_view(), name="assessment-show"),
    path("edit/", settings_pages.AssessmentEdit.as_view(), name="assessment-edit"),
    path("preview/", respondent_preview.AssessmentPreview.as_view(), name="assessment-preview"),
    path("open/", assessment_steps.AssessmentOpen.as_view(), name="assessment-open"),
    path("close/", assessment_steps.AssessmentClose.as_view(), name="assessment-close"),
    path("retry/", assessment_steps.AssessmentRetry.as_view(), name="assessment-retry"),
    path("stop/", assessment_steps.AssessmentStop.as_view(), name="assessment-stop"),
    path("continue/", assessment_steps.AssessmentContinue.as_view(), name="assessment-continue"),
    path("interim/", interims.InterimCreate.as_view(), name="interim-create"),
    path("interim/status/", interims.InterimStatus.as_view(), name="interim-status"),
    path("interim/cancel/", interims.InterimCancel.as_view(), name="interim-cancel"),
    path("delete/", assessment_steps.AssessmentDelete.as_view(), name="assessment-delete"),
    path("next/", next_waves.AssessmentDuplicate.as_view(), name="assessment-duplicate"),
]

_assessments: list[URLPattern | URLResolver] = [
    path("", assessments.AssessmentList.as_view(), name="assessment-list"),
    path("new/", settings_pages.AssessmentCreate.as_view(), name="assessment-create"),
    path("new/survey/", settings_pages.SurveyCreate.as_view(), name="survey-create"),
    path("new/quick-scan/", settings_pages.QuickScanCreate.as_view(), name="quick-scan-create"),
    path("<int:assessment_id>/", include(_assessment)),
]

_api_assessment = [
    path("", api.AssessmentAPI.as_view(), name="api-assessment"),
    path("open/", api.AssessmentOpenAPI.as_view(), name="api-assessment-open"),
    path("close/", api.AssessmentCloseAPI.as_view(), name="api-assessment-close"),
    path("stop/", api.AssessmentStopAPI.as_view(), name="api-assessment-stop"),
    path("continue/", api.AssessmentContinueAPI.as_view(), name="api-assessment-continue"),
    path("participation/", api.ParticipationAPI.as_view(), name="api-participation"),
    path("interims/", interims_api.InterimListAPI.as_view(), name="api-interim-list"),
    path("interims/cancel/", interims_api.InterimCancelAPI.as_view(), name="api-interim-cancel"),
    path("interims/<int:number>/", interims_api.InterimAPI.as_view(), name="api-interim"),
    path("result/", results_api.ResultAPI.as_view(), name="api-result"),
    path(
        "initiatives/",
        initiatives_api.InitiativeListAPI.as_view(),
        name="api-initiative-list",
    ),
    path("told/", initiatives_api.TellingAPI.as_view(), name="api-telling"),
]

_api: list[URLPattern | URLResolver] = [
    path("instruments/", results_api.InstrumentListAPI.as_view(), name="api-instrument-list"),
    path("assessments/", api.AssessmentListAPI.as_view(), name="api-assessment-list"),
    path("assessments/<int:assessment_id>/", include(_api_assessment)),
    path(
        "initiatives/<int:initiative_id>/",
        initiatives_api.InitiativeAPI.as_view(),
        name="api-initiative",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("s/", include(respondent_urls.urlpatterns)),
    path("told/<slug:key>/", told.ToldShow.as_view(), name="told-show"),
    path("o/<slug:slug>/assessments/", include(_assessments)),
    path("api/o/<slug:slug>/", include(_api)),
]
