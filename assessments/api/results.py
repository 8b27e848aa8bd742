"""The API's addresses of instruments and results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView

from assessments.api.frozen import send_frozen
from assessments.api.serializers import InstrumentSerializer, ResultSerializer
from assessments.models import Instrument
from assessments.queries.instruments import list_instruments
from assessments.queries.results import get_result, get_result_head, version_of
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from organizations.api.paging import OldestFirst

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponseBase
    from rest_framework.request import Request


class InstrumentListAPI(OrganizationAPIView, ListAPIView[Instrument]):
    """Published versions of the instruments."""

    permission = Permission.VIEW_ORGANIZATION
    serializer_class = InstrumentSerializer
    pagination_class = OldestFirst

    def get_queryset(self) -> QuerySet[Instrument]:
        return list_instruments()


class ResultAPI(OrganizationAPIView):
    permission = Permission.VIEW_RESULTS

    @extend_schema(responses={200: ResultSerializer, 304: None})
    def get(self, request: Request, assessment_id: int, **_kwargs: Any) -> HttpResponseBase:
        """The frozen result and the digest that verifies it; 404 until it has closed.

        It has an ETag: If-None-Match is answered by 304 where nothing is new.
        """
        return send_frozen(
            request,
            version=f"result:{version_of(get_result_head(assessment_id))}",
            read=lambda: ResultSerializer(get_result(assessment_id)).data,
        )
