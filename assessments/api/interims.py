"""The API's addresses of interim results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from assessments.actions.interims import cancel_interim, request_interim
from assessments.api.serializers import ParticipationSerializer
from assessments.queries.assessments import get_assessment
from assessments.queries.interims import get_published_interim, list_interims
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView

if TYPE_CHECKING:
    from rest_framework.request import Request


class InterimSerializer(serializers.Serializer[object]):
    assessment = serializers.IntegerField(source="assessment_id")
    number = serializers.IntegerField()
    status = serializers.CharField(help_text="QUEUED, RUNNING, READY, FAILED or CANCELLED.")
    step = serializers.CharField(help_text="The step in hand while it is running.")
    failure = serializers.CharField()
    sealed_at = serializers.DateTimeField(allow_null=True, help_text="It has answers up to then.")
    digest = serializers.CharField()
    engine = serializers.CharField()


class InterimDetailSerializer(InterimSerializer):
    body = serializers.DictField(help_text="As the body of a result, without comments.")
    participation = ParticipationSerializer()
    inputs_digest = serializers.CharField()


class InterimListAPI(OrganizationAPIView):
    """Interim results of an assessment, newest first."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=InterimSerializer(many=True))
    def get(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        assessment = get_assessment(assessment_id=assessment_id)
        return Response(InterimSerializer(list_interims(assessment.pk), many=True).data)

    @extend_schema(request=None, responses={202: InterimSerializer})
    def post(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """Seal and publish the answers sent so far; one under way is given instead."""
        assessment = get_assessment(assessment_id=assessment_id)
        if not self.admission.may(Permission.RUN_ASSESSMENTS):
            raise PermissionDenied
        job = request_interim(assessment=assessment, by=self.acting_user)
        return Response(InterimSerializer(job).data, status=202)


class InterimAPI(OrganizationAPIView):
    """One interim result; 404 until it is ready."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=InterimDetailSerializer)
    def get(self, _request: Request, assessment_id: int, number: int, **_kwargs: Any) -> Response:
        interim = get_published_interim(assessment_id, number)
        return Response(InterimDetailSerializer(interim).data)


class InterimCancelAPI(OrganizationAPIView):
    """Give the one under way up."""

    permission = Permission.RUN_ASSESSMENTS

    @extend_schema(request=None, responses=InterimSerializer)
    def post(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        assessment = get_assessment(assessment_id=assessment_id)
        job = cancel_interim(assessment=assessment, by=self.acting_user)
        return Response(InterimSerializer(job).data)
