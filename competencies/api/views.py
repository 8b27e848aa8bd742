"""The API's addresses of frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.response import Response

from competencies.api.serializers import FrameworkSerializer, FrameworkWithCompetenciesSerializer
from competencies.models import Framework
from competencies.queries.frameworks import get_framework_with_competencies, list_frameworks
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from organizations.api.paging import OldestFirst

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request


class FrameworkListAPI(OrganizationAPIView, ListAPIView[Framework]):
    """The competency frameworks of the organization."""

    permission = Permission.VIEW_ORGANIZATION
    serializer_class = FrameworkSerializer
    pagination_class = OldestFirst

    def get_queryset(self) -> QuerySet[Framework]:
        return list_frameworks()


class FrameworkAPI(OrganizationAPIView):
    """One framework with all of its competencies, in their order."""

    permission = Permission.VIEW_ORGANIZATION

    @extend_schema(responses=FrameworkWithCompetenciesSerializer)
    def get(self, _request: Request, framework_id: int, **_kwargs: Any) -> Response:
        framework = get_framework_with_competencies(framework_id=framework_id)
        return Response(FrameworkWithCompetenciesSerializer(framework).data)
