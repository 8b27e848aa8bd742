"""The API's address of what to take up first: every element in the order of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from reports.queries.material import get_material
from reports.sections.priorities import evidence_text, priorities

if TYPE_CHECKING:
    from rest_framework.request import Request

    from assessments.scoring.priority_list import Standing


class PrioritySerializer(serializers.Serializer[object]):
    element = serializers.CharField()
    status = serializers.CharField(help_text="ok; else why it has no rank, and no numbers.")
    rank = serializers.IntegerField(allow_null=True)
    in_set = serializers.BooleanField(
        allow_null=True, help_text="Whether the smallest set that unlocks the next level raises it."
    )
    target = serializers.IntegerField(allow_null=True, help_text="The level it has to reach.")
    weight = serializers.FloatField(allow_null=True, help_text="0 to 1.")
    gap = serializers.FloatField(allow_null=True, help_text="Weighted, 0 to 100.")
    below = serializers.CharField(allow_null=True, help_text="How likely it is below the target.")
    steps = serializers.IntegerField(allow_null=True, help_text="Answers that have to move up.")


class PriorityListAPI(OrganizationAPIView):
    permission = Permission.VIEW_RESULTS

    @extend_schema(responses=PrioritySerializer(many=True))
    def get(self, _request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """Elements in the order of taking them up; empty where there is no next level."""
        material = get_material(assessment_id, organization=self.admission.organization)
        return Response([_told(rank, each) for rank, each in priorities(material)])


def _told(rank: int | None, each: Standing) -> dict[str, Any]:
    names = ("in_set", "target", "weight", "gap", "steps")
    known = {name: getattr(each, name) if rank else None for name in names}
    below = evidence_text(each.below) if rank else None
    return {"element": each.element, "status": each.status, "rank": rank, **known, "below": below}
