"""The API's address of whether an organization takes part in benchmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from organizations.access.permissions import Permission
from organizations.actions.benchmarks import change_sharing
from organizations.api.gate import OrganizationAPIView
from organizations.api.serializers import SharingSerializer

if TYPE_CHECKING:
    from rest_framework.request import Request


class BenchmarkSharingAPI(OrganizationAPIView):
    permission = Permission.MANAGE_ORGANIZATION

    @extend_schema(responses=SharingSerializer)
    def get(self, _request: Request, **_kwargs: Any) -> Response:
        """Whether the organization takes part in benchmarks."""
        return Response({"shares": self.admission.organization.shares_benchmarks})

    @extend_schema(request=SharingSerializer, responses=SharingSerializer)
    def put(self, request: Request, **_kwargs: Any) -> Response:
        """Take part, or no longer; it counts from the next release on."""
        asked = SharingSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        organization = change_sharing(
            organization=self.admission.organization,
            shares=asked.validated_data["shares"],
            by=self.acting_user,
        )
        return Response({"shares": organization.shares_benchmarks})
