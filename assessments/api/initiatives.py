"""The API's addresses of initiatives, and of what respondents are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.generics import ListAPIView
from rest_framework.response import Response

from assessments.actions.initiatives import (
    change_initiative,
    create_initiative,
    delete_initiative,
    set_initiative_status,
)
from assessments.api.initiative_serializers import (
    InitiativeSerializer,
    InitiativeWriteSerializer,
    TellingSerializer,
    intent_of,
)
from assessments.models import Initiative
from assessments.queries.assessments import get_assessment
from assessments.queries.initiatives import get_initiative, list_initiatives
from assessments.queries.results import get_result_head
from assessments.queries.tellings import find_telling
from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from organizations.api.paging import OldestFirst

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request

    from organizations.models import User


class PlanningAPIView(OrganizationAPIView, abstract=True):
    @property
    def may_plan(self) -> bool:
        return self.admission.may(Permission.PLAN_INITIATIVES)

    def refuse_readers(self) -> None:
        if not self.may_plan:
            raise PermissionDenied


class InitiativeListAPI(PlanningAPIView, ListAPIView[Initiative]):
    """What is done about a result."""

    permission = Permission.VIEW_RESULTS
    serializer_class = InitiativeSerializer
    pagination_class = OldestFirst

    def get_queryset(self) -> QuerySet[Initiative]:
        assessment = get_assessment(assessment_id=self.kwargs["assessment_id"])
        return list_initiatives(assessment_id=assessment.pk)

    @extend_schema(request=InitiativeWriteSerializer, responses={201: InitiativeSerializer})
    def post(self, request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """Plan an initiative."""
        self.refuse_readers()
        assessment = get_result_head(assessment_id).assessment
        given = InitiativeWriteSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        made = create_initiative(
            assessment=assessment, intent=intent_of(given.validated_data), by=self.acting_user
        )
        return Response(InitiativeSerializer(made).data, status=201)


class InitiativeAPI(PlanningAPIView):
    """One initiative."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=InitiativeSerializer)
    def get(self, _request: Request, initiative_id: int, **_kwargs: Any) -> Response:
        return Response(InitiativeSerializer(get_initiative(initiative_id=initiative_id)).data)

    @extend_schema(request=InitiativeWriteSerializer, responses=InitiativeSerializer)
    def patch(self, request: Request, initiative_id: int, **_kwargs: Any) -> Response:
        """Change what is sent and leave the rest; `status` moves it on."""
        initiative = get_initiative(initiative_id=initiative_id)
        self.refuse_readers()
        _change(initiative, request.data, self.acting_user)
        return Response(InitiativeSerializer(initiative).data)

    @extend_schema(responses={204: None})
    def delete(self, _request: Request, initiative_id: int, **_kwargs: Any) -> Response:
        """Take it off the plan."""
        initiative = get_initiative(initiative_id=initiative_id)
        self.refuse_readers()
        delete_initiative(initiative=initiative, by=self.acting_user)
        return Response(status=204)


def _change(initiative: Initiative, data: Any, by: User | None) -> None:
    given = InitiativeWriteSerializer(data=data, partial=True)
    given.is_valid(raise_exception=True)
    values = dict(given.validated_data)
    status = values.pop("status", None)
    with transaction.atomic():
        if values:
            intent = intent_of(values, before=initiative)
            change_initiative(initiative=initiative, intent=intent, by=by)
        if status:
            set_initiative_status(initiative=initiative, status=status, by=by)


class TellingAPI(PlanningAPIView):
    """What respondents are told, and where, once it is published; drafts are for who may plan."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=TellingSerializer)
    def get(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        assessment = get_assessment(assessment_id=assessment_id)
        telling = find_telling(assessment_id=assessment.pk)
        if telling is None or not (telling.is_published or self.may_plan):
            return Response({"heard": "", "decided": "", "next": "", "link": ""})
        return Response(TellingSerializer(telling).data)
