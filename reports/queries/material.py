"""Gathers what chapters are written from; a result is read in one query, its words from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.queries.instruments import get_instrument_content
from assessments.queries.results import get_result, previous_result
from reports.sections.material import Material

if TYPE_CHECKING:
    from assessments.models import Result
    from organizations.models import Organization


def get_material(assessment_id: int, *, organization: Organization) -> Material:
    return material_of(get_result(assessment_id), organization=organization)


def find_previous_material(assessment_id: int, *, organization: Organization) -> Material | None:
    """Return the wave before, if there is one."""
    earlier = previous_result(get_result(assessment_id))
    return material_of(earlier, organization=organization) if earlier else None


def material_of(result: Result, *, organization: Organization) -> Material:
    assessment = result.assessment
    instrument = get_instrument_content(assessment.instrument_id)
    return Material(
        body=result.body,
        instrument=instrument,
        organization=organization.name,
        assessment=assessment.name,
        assessment_id=assessment.pk,
        closed_at=assessment.closed_at or result.created_at,
        digest=result.digest,
        audiences={audience.code: audience.name for audience in instrument.audiences},
        units={str(key): name for key, name in assessment.units},
        participation=result.participation,
    )
