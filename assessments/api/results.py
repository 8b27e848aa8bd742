"""The API's addresses of instruments and results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.response import Response

from assessments.api.serializers import InstrumentSerializer, ResultSerializer
from assessments.models import Instrument
from assessments.queries.instruments import list_instruments
from assessments.queries.results import get_result
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from organizations.api.paging import OldestFirst

if TYPE_CHECKING:
    from django.db.models import QuerySet
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

    @extend_schema(responses=ResultSerializer)
    def get(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """The frozen result and the digest that verifies it; 404 until it has closed."""
        return Response(ResultSerializer(get_result(assessment_id)).data)
