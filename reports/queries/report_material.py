"""What a report is written from: the frozen result, comments and benchmarks as of now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.queries.comments import list_quotations
from assessments.queries.initiatives import list_live_initiatives
from reports.queries.benchmark import find_comparison
from reports.queries.material import get_material

if TYPE_CHECKING:
    from assessments.models import Comment
    from organizations.models import Organization
    from reports.queries.material import Material

MOST_OF_ONE_ELEMENT = 3


def get_report_material(assessment_id: int, *, organization: Organization) -> Material:
    material = get_material(assessment_id, organization=organization)
    return replace(
        material,
        comments=list_quoted_comments(assessment_id),
        benchmark=find_comparison(material, organization),
        initiatives=tuple(list_live_initiatives(assessment_id=assessment_id)),
        currency=organization.currency,
    )


def list_quoted_comments(assessment_id: int) -> tuple[Comment, ...]:
    """A few comments of each element: all that a report ever quotes."""
    return tuple(list_quotations(assessment_id, most=MOST_OF_ONE_ELEMENT))
