"""The API's address of the organizations whose results one may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response
from rest_framework.views import APIView

from organizations.views.paging import read_key
from reports.queries.portfolio import list_clients

if TYPE_CHECKING:
    from rest_framework.request import Request


class ClientSerializer(serializers.Serializer[Any]):
    slug = serializers.CharField(source="organization.slug")
    name = serializers.CharField(source="organization.name")
    assessment = serializers.IntegerField(source="head.assessment_id", allow_null=True)
    mode = serializers.CharField(source="head.mode")
    closed_at = serializers.DateTimeField(source="head.closed_at", allow_null=True)
    level = serializers.DictField(source="head.level", allow_null=True)
    score = serializers.DictField(source="head.score", allow_null=True)
    open_now = serializers.IntegerField(source="head.open_now")


class PortfolioSerializer(serializers.Serializer[Any]):
    organizations = ClientSerializer(many=True)
    next_after = serializers.IntegerField(
        allow_null=True, help_text="For `after`; null at the end."
    )


@method_decorator(never_cache, name="dispatch")
class PortfolioAPI(APIView):
    """For people only: a key opens one organization, whose results have addresses of their own."""

    @extend_schema(
        responses=PortfolioSerializer,
        parameters=[OpenApiParameter("after", OpenApiTypes.INT, required=False)],
    )
    def get(self, request: Request) -> Response:
        """Up to twenty organizations with their newest level, score and open assessments."""
        user_id = request.user.pk
        if request.auth is not None or not isinstance(user_id, int):
            raise PermissionDenied
        after = read_key(request.query_params.get("after", "")) or 0
        clients, more = list_clients(user_id=user_id, after=after)
        return Response(PortfolioSerializer({"organizations": clients, "next_after": more}).data)
