"""The API's address of a certificate: the same document as the file of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from reports.queries.material import get_material
from reports.sections import certificate

if TYPE_CHECKING:
    from rest_framework.request import Request


class ProofSerializer(serializers.Serializer[Any]):
    cells = serializers.IntegerField()
    groups = serializers.IntegerField(
        allow_null=True, help_text="Sets of people who are in exactly the same cells shown."
    )
    programs = serializers.IntegerField(help_text="Linear programs solved.")


class ProvenSerializer(serializers.Serializer[Any]):
    rule = serializers.CharField(help_text="tree-1 or select-1.")
    holds = serializers.BooleanField()
    k = serializers.IntegerField()
    k_full = serializers.IntegerField()
    k_crossed = serializers.IntegerField(
        allow_null=True,
        required=False,
        help_text="From how many people on units and attributes of crossed tables show counts.",
    )
    shown = ProofSerializer()
    full = ProofSerializer()
    guarded = serializers.BooleanField()


class ShownCellSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    name = serializers.CharField()
    people = serializers.IntegerField()
    form = serializers.ChoiceField(choices=["full", "coarse"])


class WithheldCellSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    name = serializers.CharField()
    instead = serializers.CharField(allow_null=True, help_text="The nearest wider cell shown.")


class CertificateSerializer(serializers.Serializer[Any]):
    statement = serializers.CharField()
    explanation = serializers.ListField(child=serializers.CharField())
    assessment = serializers.CharField()
    closed_at = serializers.DateTimeField()
    result_digest = serializers.CharField()
    certificate = ProvenSerializer(allow_null=True, help_text="Null for named raters.")
    shown = ShownCellSerializer(many=True)
    withheld = WithheldCellSerializer(many=True)


class CertificateAPI(OrganizationAPIView):
    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=CertificateSerializer)
    def get(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """What was proven of everything shown of a result, and what is withheld."""
        material = get_material(assessment_id, organization=self.admission.organization)
        return Response(CertificateSerializer(certificate.document(material)).data)
