"""From an assessment's frozen settings to the plan that scoring follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assessments.scoring.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.content import Instrument
    from assessments.models import Assessment, Audience
    from assessments.scoring.plan import Combine, Profile, Protection
    from assessments.scoring.released import Tables


def plan_for(
    assessment: Assessment,
    audiences: list[Audience],
    *,
    content: Instrument,
    people: Mapping[str, int],
) -> Plan:
    """A head count below the number of answers is wrong, so it is taken as unknown."""
    elements = tuple(assessment.elements)
    domains = {
        domain.code: tuple(each.code for each in domain.elements if each.code in elements)
        for domain in content.domains
    }
    return Plan(
        elements=elements,
        domains={code: members for code, members in domains.items() if members},
        core=tuple(code for code in content.core if code in elements),
        targets=dict(assessment.targets),
        weights={code: float(weight) for code, weight in assessment.weights.items()},
        profile=cast("Profile", assessment.profile),
        k=assessment.minimum_group,
        k_full=2 * assessment.minimum_group,
        headcounts={
            each.code: each.headcount
            for each in audiences
            if each.headcount is not None and each.headcount >= people.get(each.code, 0)
        },
        combine=cast("Combine", assessment.combine),
        suppress=not assessment.is_named,
        tables=cast("Tables", assessment.tables),
        protection=cast("Protection", assessment.protection),
    )
