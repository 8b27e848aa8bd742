"""The API's addresses of verifications: what the page below a result shows and starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from assessments.actions.verifications import (
    BASES,
    cancel_verification,
    request_verification,
)
from assessments.queries.interims import get_published_interim
from assessments.queries.results import get_result
from assessments.queries.verifications import get_newest_verification, list_verifications
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView

if TYPE_CHECKING:
    from rest_framework.request import Request

    from assessments.actions.checking import Frozen


class VerificationSerializer(serializers.Serializer[object]):
    """`differences` are [path, stored, recomputed]; parts alone where the answers have changed."""

    id = serializers.IntegerField()
    assessment = serializers.IntegerField(source="assessment_id")
    interim = serializers.IntegerField(
        source="interim_number", allow_null=True, help_text="The number of an interim result."
    )
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


class InterimNumberSerializer(serializers.Serializer[object]):
    interim = serializers.IntegerField(
        default=None, allow_null=True, help_text="Of an interim result instead of the result."
    )


class VerificationRequestSerializer(serializers.Serializer[object]):
    basis = serializers.ChoiceField(choices=BASES, default=BASES[0])


class VerificationListAPI(OrganizationAPIView):
    """The newest verifications of a result or of an interim one, newest first."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(
        parameters=[InterimNumberSerializer], responses=VerificationSerializer(many=True)
    )
    def get(self, request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        interim = _interim(request)
        _frozen(assessment_id, interim)
        listed = list_verifications(assessment_id, interim=interim)
        return Response(VerificationSerializer(listed, many=True).data)


class VerificationStartAPI(OrganizationAPIView):
    """Have a result or an interim one recomputed; a job under way is given instead."""

    permission = Permission.RUN_ASSESSMENTS

    @extend_schema(
        parameters=[InterimNumberSerializer],
        request=VerificationRequestSerializer,
        responses={201: VerificationSerializer},
    )
    def post(self, request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        frozen = _frozen(assessment_id, _interim(request))
        asked = VerificationRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        basis = asked.validated_data["basis"]
        job = request_verification(result=frozen, basis=basis, by=self.acting_user)
        return Response(VerificationSerializer(job).data, status=201)


class VerificationCancelAPI(OrganizationAPIView):
    """Give the newest verification up."""

    permission = Permission.RUN_ASSESSMENTS

    @extend_schema(
        parameters=[InterimNumberSerializer], request=None, responses=VerificationSerializer
    )
    def post(self, request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        job = get_newest_verification(assessment_id, interim=_interim(request))
        done = cancel_verification(verification=job, by=self.acting_user)
        return Response(VerificationSerializer(done).data)


def _interim(request: Request) -> int | None:
    asked = InterimNumberSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    return asked.validated_data["interim"]


def _frozen(assessment_id: int, interim: int | None) -> Frozen:
    if interim is None:
        return get_result(assessment_id)
    return get_published_interim(assessment_id, interim)
