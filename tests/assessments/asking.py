"""Prepares assessments and fills them with answers, as the tests need them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience, AssessmentSettings
from assessments.actions.assessments import create_assessment, open_assessment
from assessments.actions.instruments import load_instrument
from assessments.content import builtin_instruments, read_instrument
from assessments.models import Assessment, ClosingStep, Draft, Instrument, Status
from assessments.queries.instruments import get_instrument_content

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERYBODY = ("executives", "learning", "managers", "employees")
_numbers = count()


def published() -> Instrument:
    return load_instrument(content=read_instrument(builtin_instruments()[0]))[0]


def all_elements(instrument: Instrument) -> tuple[str, ...]:
    return tuple(each.code for each in get_instrument_content(instrument.pk).elements)


def survey_settings(instrument: Instrument, **changes: Any) -> AssessmentSettings:
    given: dict[str, Any] = {
        "name": "Autumn",
        "elements": all_elements(instrument),
        "audiences": tuple(AskedAudience(code) for code in EVERYBODY),
    }
    return AssessmentSettings(**(given | changes))


def prepared(**changes: Any) -> Assessment:
    instrument = published()
    settings = survey_settings(instrument, **changes)
    return create_assessment(instrument=instrument, settings=settings, by=None)


def opened(**changes: Any) -> Assessment:
    return open_assessment(assessment=prepared(**changes), by=None, now=timezone.now())


def answer(
    assessment: Assessment,
    audience: str,
    levels: Sequence[int | None],
    *,
    unit: int | None = None,
    is_submitted: bool = True,
    comments: dict[str, str] | None = None,
) -> None:
    """One draft for each level, which is given to every element."""
    size = len(assessment.elements)
    Draft.objects.bulk_create(
        Draft(
            assessment=assessment,
            key_digest=f"key-{next(_numbers)}",
            audience=audience,
            unit_key=unit,
            answers=[level] * size,
            importance=[level] * size,
            comments=comments or {},
            is_submitted=is_submitted,
        )
        for level in levels
    )


def answered_by_everybody(assessment: Assessment) -> Assessment:
    answer(assessment, "executives", [3, 3, 4, 3, 3, 2, 3, 3, 4, 3])
    answer(assessment, "learning", [3, 2, 2, 3, 2, 3, 2, 2, 3, 2, 2, 3])
    answer(assessment, "managers", [2, 2, 3, 2, 2, 1, 2, 3, 2, 2, 2])
    answer(assessment, "employees", [1, 2, 2, 1, 2, 3, 2, 2, 1, 2, 0, None, 2, 2])
    return assessment


def about_to_close(assessment: Assessment) -> Assessment:
    """As after a request to close whose ring was lost."""
    assessment.status, assessment.closing_step = Status.CLOSING, ClosingStep.SEALING
    assessment.save()
    return assessment
