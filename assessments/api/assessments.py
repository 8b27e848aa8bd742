"""The API's addresses of assessments: list, create, open, close, who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.exceptions import PermissionDenied
from rest_framework.generics import ListAPIView
from rest_framework.response import Response

from assessments.actions.assessments import create_assessment, open_assessment
from assessments.actions.closing import request_close
from assessments.actions.stopping import continue_closing, stop_closing
from assessments.api.serializers import (
    AssessmentCreateSerializer,
    AssessmentDetailSerializer,
    AssessmentSerializer,
    ParticipationSerializer,
)
from assessments.models import Assessment, Mode, Status
from assessments.queries.assessments import get_assessment, list_assessments
from assessments.queries.instruments import get_instrument_content, get_newest_instrument
from assessments.queries.participation import get_participation
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from organizations.api.paging import NewestFirst

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request


class AssessmentAPIView(OrganizationAPIView, abstract=True):
    def shown(self, assessment: Assessment, *, status: int = 200) -> Response:
        may_hand_out = self.admission.may(Permission.RUN_ASSESSMENTS)
        context = {"with_links": may_hand_out and assessment.status == Status.OPEN}
        data = AssessmentDetailSerializer(assessment, context=context).data
        return Response(data, status=status)


@extend_schema_view(
    get=extend_schema(
        filters=False,
        parameters=[
            OpenApiParameter("status", enum=Status.values),
            OpenApiParameter("mode", enum=Mode.values),
        ],
    )
)
class AssessmentListAPI(AssessmentAPIView, ListAPIView[Assessment]):
    """Assessments of the organization, newest first."""

    permission = Permission.VIEW_RESULTS
    serializer_class = AssessmentSerializer
    pagination_class = NewestFirst
    filter_backends = (filters.DjangoFilterBackend,)
    filterset_fields = ("status", "mode")

    def get_queryset(self) -> QuerySet[Assessment]:
        return list_assessments()

    @extend_schema(request=AssessmentCreateSerializer, responses={201: AssessmentDetailSerializer})
    def post(self, request: Request, **_kwargs: Any) -> Response:
        """Create a draft with the newest instrument in the organization's language."""
        if not self.admission.may(Permission.RUN_ASSESSMENTS):
            raise PermissionDenied
        given = AssessmentCreateSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        instrument = get_newest_instrument(language=self.admission.organization.language)
        content = get_instrument_content(instrument.pk)
        created = create_assessment(
            instrument=instrument, settings=given.settings(content), by=self.acting_user
        )
        return self.shown(created, status=201)


class AssessmentAPI(AssessmentAPIView):
    """One assessment with its audiences, and their links while it is open."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=AssessmentDetailSerializer)
    def get(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        return self.shown(get_assessment(assessment_id=assessment_id))


class AssessmentOpenAPI(AssessmentAPIView):
    permission = Permission.RUN_ASSESSMENTS

    @extend_schema(request=None, responses=AssessmentDetailSerializer)
    def post(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """Freeze the settings and make the links work."""
        draft = get_assessment(assessment_id=assessment_id)
        opened = open_assessment(assessment=draft, by=self.acting_user, now=timezone.now())
        return self.shown(opened)


class AssessmentCloseAPI(AssessmentAPIView):
    permission = Permission.RUN_ASSESSMENTS

    @extend_schema(request=None, responses={202: AssessmentDetailSerializer})
    def post(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """Take no more answers; a worker then computes the result."""
        assessment = get_assessment(assessment_id=assessment_id)
        closing = request_close(assessment=assessment, by=self.acting_user, now=timezone.now())
        return self.shown(closing, status=202)


class AssessmentStopAPI(AssessmentAPIView):
    permission = Permission.RUN_ASSESSMENTS

    @extend_schema(request=None, responses=AssessmentDetailSerializer)
    def post(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """Stop the closing: it opens again, or pauses once the answers are sealed."""
        assessment = get_assessment(assessment_id=assessment_id)
        stopped = stop_closing(assessment=assessment, by=self.acting_user, now=timezone.now())
        return self.shown(stopped)


class AssessmentContinueAPI(AssessmentAPIView):
    permission = Permission.RUN_ASSESSMENTS

    @extend_schema(request=None, responses={202: AssessmentDetailSerializer})
    def post(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """Go on with a closing that was stopped."""
        assessment = get_assessment(assessment_id=assessment_id)
        going_on = continue_closing(assessment=assessment, by=self.acting_user, now=timezone.now())
        return self.shown(going_on, status=202)


class ParticipationAPI(OrganizationAPIView):
    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=ParticipationSerializer)
    def get(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """How many take part; small audiences are withheld as on the page."""
        participation = get_participation(get_assessment(assessment_id=assessment_id))
        return Response(participation.as_json())
