"""The API's addresses of organizations, their members and units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.response import Response

from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from organizations.api.paging import OldestFirst
from organizations.api.serializers import (
    MemberSerializer,
    OrganizationSerializer,
    UnitSerializer,
)
from organizations.models import ApiKey, Membership, Organization, Unit
from organizations.queries.memberships import list_members
from organizations.queries.organizations import list_organization, list_organizations_of
from organizations.queries.units import list_units

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request


@method_decorator(never_cache, name="dispatch")
class OrganizationListAPI(ListAPIView[Organization]):
    """The organizations that whoever asks may enter."""

    serializer_class = OrganizationSerializer
    pagination_class = OldestFirst

    def get_queryset(self) -> QuerySet[Organization]:
        if isinstance(self.request.auth, ApiKey):
            return list_organization(organization_id=self.request.auth.organization_id)
        return list_organizations_of(user_id=self.request.user.pk)  # type: ignore[arg-type]  # signed in


class OrganizationAPI(OrganizationAPIView):
    """One organization."""

    permission = Permission.VIEW_ORGANIZATION

    @extend_schema(responses=OrganizationSerializer)
    def get(self, _request: Request, **_kwargs: Any) -> Response:
        return Response(OrganizationSerializer(self.admission.organization).data)


class MemberListAPI(OrganizationAPIView, ListAPIView[Membership]):
    """Who belongs to the organization, and as what."""

    permission = Permission.MANAGE_MEMBERS
    serializer_class = MemberSerializer
    pagination_class = OldestFirst

    def get_queryset(self) -> QuerySet[Membership]:
        return list_members(organization_id=self.admission.organization.pk)


class UnitListAPI(OrganizationAPIView, ListAPIView[Unit]):
    """The units of the organization."""

    permission = Permission.VIEW_ORGANIZATION
    serializer_class = UnitSerializer
    pagination_class = OldestFirst

    def get_queryset(self) -> QuerySet[Unit]:
        return list_units()
