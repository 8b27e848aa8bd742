"""The API's address of roadmaps: the ways that the page compares, as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from organizations.access.permissions import Permission
from organizations.api.gate import OrganizationAPIView
from reports.forms.roadmap import RoadmapForm
from reports.queries.material import get_material
from reports.sections.quarters import quarter_name, quarter_of
from reports.sections.roadmap import Scenario, scenarios

if TYPE_CHECKING:
    from rest_framework.request import Request

    from reports.sections.roadmap_ways import Terms


_PARAMETERS = [
    OpenApiParameter(
        "quarters",
        int,
        description="1 to 12; else a year, or more where the level needs more.",
    ),
    OpenApiParameter(
        "days",
        str,
        description="Person-days a quarter: 40 or 40,40,20; else the fewest that lead to "
        "the next level, rounded up.",
    ),
    OpenApiParameter("first", int, description="Year x 4 + quarter - 1."),
]


class RoadmapStepSerializer(serializers.Serializer[object]):
    element = serializers.CharField()
    to_level = serializers.IntegerField()
    quarter = serializers.CharField(help_text="The quarter the step ends in.")
    days = serializers.IntegerField()


class RoadmapWaySerializer(serializers.Serializer[object]):
    way = serializers.ChoiceField(choices=["cheapest", "begun", "soonest", "surest", "own"])
    verdict = serializers.CharField()
    level_by = serializers.CharField(allow_null=True)
    days = serializers.IntegerField(allow_null=True)
    days_each_quarter = serializers.IntegerField(
        allow_null=True,
        help_text="What the way takes where the days there are do not do; null where they do.",
    )
    gain = serializers.FloatField(allow_null=True)
    steps = RoadmapStepSerializer(many=True)


class RoadmapAPI(OrganizationAPIView):
    """Ways to the next level under a budget of person-days."""

    permission = Permission.VIEW_RESULTS

    @extend_schema(
        parameters=_PARAMETERS,
        responses={200: RoadmapWaySerializer(many=True), 400: OpenApiTypes.OBJECT},
    )
    def get(self, request: Request, assessment_id: int, **_kwargs: Any) -> Response:
        """Work the ways out; `CODE=LEVEL` is an own aim, `days_CODE` days of an element's steps."""
        material = get_material(assessment_id, organization=self.admission.organization)
        now = quarter_of(timezone.localdate())
        form = RoadmapForm(request.query_params.dict(), material=material, now=now)
        if not form.is_valid():
            raise ValidationError(
                {name: [str(each) for each in told] for name, told in form.errors.items()}
            )
        if material.level is None:
            return Response([])
        course = form.course()
        return Response([_told(each, course.terms) for each in scenarios(course)])


def _told(scenario: Scenario, terms: Terms) -> dict[str, Any]:
    way = scenario.way.roadmap
    found: dict[str, Any] = {
        "way": scenario.way.key,
        "verdict": scenario.verdict,
        "days_each_quarter": scenario.way.each,
        "steps": [],
    }
    if way is None:
        return {**found, "level_by": None, "days": None, "gain": None}
    reached = None if way.reached is None else quarter_name(terms.first + way.reached)
    steps = [
        {
            "element": step.element,
            "to_level": step.level,
            "quarter": quarter_name(terms.first + quarter),
            "days": step.effort,
        }
        for step, quarter in way.steps
    ]
    return {**found, "steps": steps, "level_by": reached, "days": way.effort, "gain": way.gain}
