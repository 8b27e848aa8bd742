"""The API's addresses of verifications: what the page below a result shows and starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from assessments.actions.verifying import BASES, cancel_verification, request_verification
from assessments.queries.results import get_result
from assessments.queries.verifications import get_newest_verification, list_verifications
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView

if TYPE_CHECKING:
    from rest_framework.request import Request


class VerificationSerializer(serializers.Serializer[object]):
    """`differences` are [path, stored, recomputed]; parts alone where the answers have changed."""

    id = serializers.IntegerField()
    assessment = serializers.IntegerField(source="assessment_id")
    basis = serializers.ChoiceField(choices=BASES)
    status = serializers.CharField(help_text="QUEUED, RUNNING, READY, FAILED or CANCELLED.")
    step = serializers.CharField(help_text="The step in hand while it is running.")
    outcome = serializers.CharField(help_text="agrees, differs or other_engine once it is READY.")
    answers_changed = serializers.BooleanField()
    compared = serializers.IntegerField(help_text="Figures recomputed.")
    given = serializers.IntegerField(help_text="Figures that the released counts do not settle.")
    differing = serializers.IntegerField()
    differences = serializers.JSONField(help_text="Fifty at most.")
    digest = serializers.CharField()
    engine = serializers.CharField(help_text="The one that recomputed.")
    seconds = serializers.FloatField(allow_null=True)
    failure = serializers.CharField()
    requested_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)


class VerificationRequestSerializer(serializers.Serializer[object]):
    basis = serializers.ChoiceField(choices=BASES, default=BASES[0])


class VerificationListAPI(OrganizationAPIView):
    """The newest verifications of a result, newest first."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=VerificationSerializer(many=True))
    def get(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        get_result(assessment_id)
        listed = list_verifications(assessment_id)
        return Response(VerificationSerializer(listed, many=True).data)


class VerificationStartAPI(OrganizationAPIView):
    """Have a result recomputed; one that is under way is given instead."""

    permission = Permission.RUN_ASSESSMENTS

    @extend_schema(request=VerificationRequestSerializer, responses={201: VerificationSerializer})
    def post(self, request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        result = get_result(assessment_id)
        asked = VerificationRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        job = request_verification(
            result=result, basis=asked.validated_data["basis"], by=self.acting_user
        )
        return Response(VerificationSerializer(job).data, status=201)


class VerificationCancelAPI(OrganizationAPIView):
    """Give the newest verification up."""

    permission = Permission.RUN_ASSESSMENTS

    @extend_schema(request=None, responses=VerificationSerializer)
    def post(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        job = get_newest_verification(assessment_id)
        done = cancel_verification(verification=job, by=self.acting_user)
        return Response(VerificationSerializer(done).data)
