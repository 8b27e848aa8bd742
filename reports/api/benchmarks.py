"""The API's address of a result among those of other organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from reports.queries.benchmark import find_comparison
from reports.queries.material import get_material

if TYPE_CHECKING:
    from rest_framework.request import Request


class GroupSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=["all", "sector", "size", "both"])
    name = serializers.CharField()
    is_shown = serializers.BooleanField()
    organizations = serializers.IntegerField(allow_null=True, help_text="Rounded down to 5.")
    quarter = serializers.CharField()
    quartiles = serializers.DictField(
        child=serializers.ListField(child=serializers.FloatField()), allow_null=True
    )
    percentiles = serializers.DictField(
        child=serializers.IntegerField(),
        allow_null=True,
        help_text="Share of the others that are below, rounded to 5; null for another result than "
        "the one that is part of the release.",
    )


class ComparisonSerializer(serializers.Serializer[Any]):
    quarter = serializers.CharField()
    digest = serializers.CharField()
    own = serializers.DictField(child=serializers.FloatField())
    groups = GroupSerializer(many=True)


class BenchmarkSerializer(serializers.Serializer[Any]):
    release = ComparisonSerializer(allow_null=True, help_text="Null as long as there is none.")


class BenchmarkAPI(OrganizationAPIView):
    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=BenchmarkSerializer)
    def get(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """Quartiles of the newest release for this result, and where the result stands."""
        organization = self.admission.organization
        material = get_material(assessment_id, organization=organization)
        comparison = find_comparison(material, organization)
        return Response(BenchmarkSerializer({"release": comparison}).data)
