"""The API's addresses of report runs: the same gate, queries and actions as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.response import Response

from assessments.queries.results import list_results
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from organizations.api.paging import NewestFirst
from reports.actions.runs import cancel_report, request_report, retry_report
from reports.api.run_serializers import RunListSerializer, RunRequestSerializer, RunSerializer
from reports.exports.download import send_file
from reports.exports.forms import MEDIA_TYPES
from reports.models import Run
from reports.queries.runs import get_file, get_run, list_runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpResponse
    from rest_framework.renderers import BaseRenderer
    from rest_framework.request import Request


class AsItIs(DefaultContentNegotiation):
    """A file is what it is, whatever the client says it accepts."""

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        first = next(iter(renderers))
        return first, first.media_type or ""


class RunListAPI(OrganizationAPIView, ListAPIView[Run]):
    """The reports of the organization, newest first, and the way to ask for one."""

    permission = Permission.BUILD_REPORTS
    serializer_class = RunListSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Run]:
        return list_runs()

    @extend_schema(request=RunRequestSerializer, responses={201: RunSerializer})
    def post(self, request: Request, **_kwargs: Any) -> Response:
        """Ask for a report; an equal one that is under way or ready is given instead."""
        asked = RunRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        run = request_report(
            result=list_results().get(assessment_id=asked.validated_data["assessment"]),
            by=self.acting_user,
            language=asked.validated_data.get("language", self.admission.organization.language),
        )
        return _tell(self, run, status=201)


class RunAPI(OrganizationAPIView):
    """One report: how far it is, and where its files are."""

    permission = Permission.BUILD_REPORTS

    @extend_schema(responses=RunSerializer)
    def get(self, _request: Request, run_id: int, **_kwargs: Any) -> Response:
        return _tell(self, get_run(run_id=run_id))


class RunCancelAPI(OrganizationAPIView):
    """Give a report up."""

    permission = Permission.BUILD_REPORTS

    @extend_schema(request=None, responses=RunSerializer)
    def post(self, _request: Request, run_id: int, **_kwargs: Any) -> Response:
        return _tell(self, cancel_report(run=get_run(run_id=run_id), by=self.acting_user))


class RunRetryAPI(OrganizationAPIView):
    """Build a failed or cancelled report again."""

    permission = Permission.BUILD_REPORTS

    @extend_schema(request=None, responses=RunSerializer)
    def post(self, _request: Request, run_id: int, **_kwargs: Any) -> Response:
        return _tell(self, retry_report(run=get_run(run_id=run_id), by=self.acting_user))


class RunDownloadAPI(OrganizationAPIView):
    """A file of a ready report."""

    permission = Permission.BUILD_REPORTS
    content_negotiation_class = AsItIs

    @extend_schema(
        responses={
            (200, "application/pdf"): OpenApiTypes.BINARY,
            (200, "text/html"): OpenApiTypes.STR,
            (200, MEDIA_TYPES["xlsx"]): OpenApiTypes.BINARY,
        }
    )
    def get(self, _request: Request, run_id: int, kind: str, **_kwargs: Any) -> HttpResponse:
        return send_file(get_file(run_id=run_id, kind=kind))


def _tell(view: OrganizationAPIView, run: Run, *, status: int = 200) -> Response:
    slug = view.admission.organization.slug
    return Response(RunSerializer(run, context={"slug": slug}).data, status=status)
