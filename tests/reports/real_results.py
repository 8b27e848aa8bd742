"""Assessments that were really asked, answered and closed, in the shapes that strain a report."""

from __future__ import annotations

from itertools import count

from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience, AssessmentSettings
from assessments.actions.assessments import create_assessment, open_assessment
from assessments.actions.instruments import load_instrument
from assessments.actions.street import close_assessment
from assessments.content import builtin_instruments, read_instrument
from assessments.models import ClosingStep, Draft, Mode, Protection, Result, Status

EVERYBODY = {
    "executives": [3, 3, 4, 3, 3, 2, 3, 3, 4, 3],
    "learning": [3, 2, 2, 3, 2, 3, 2, 2, 3, 2, 2, 3],
    "managers": [2, 2, 3, 2, 2, 1, 2, 3, 2, 2, 2],
    "employees": [1, 2, 2, 1, 2, 3, 2, 2, 1, 2, 0, None, 2, 2],
}
FEW = {"executives": [3, 2], "employees": [2, 2, 1, 2, 3, 2, 2]}
SHAPES = {
    "everybody": EVERYBODY,
    "one audience and a few more": FEW,
    "too few to show": {"executives": [3, 2]},
    "one audience": {"employees": [2] * 12},
    "nobody could judge": {"employees": [0] * 12},
    "nobody answered": {},
    "at the top": {"employees": [4] * 40},
}
_numbers = count()


def close_with(
    answers: dict[str, list[int | None]],
    *,
    mode: str = Mode.SURVEY,
    protection: str = Protection.STANDARD,
) -> Result:
    """Ask the audiences named, and store one response for each level, given to every element."""
    content = read_instrument(builtin_instruments()[0])
    instrument, _is_new = load_instrument(content=content)
    settings = AssessmentSettings(
        name="Autumn",
        elements=tuple(each.code for each in content.elements),
        mode=mode,
        protection=protection,
        audiences=tuple(AskedAudience(code) for code in answers or ["employees"]),
    )
    made = create_assessment(instrument=instrument, settings=settings, by=None)
    assessment = open_assessment(assessment=made, by=None, now=timezone.now())
    give_answers(assessment, answers)
    assessment.status, assessment.closing_step = Status.CLOSING, ClosingStep.SEALING
    assessment.save()
    result = close_assessment(assessment=assessment, now=timezone.now())
    assert result is not None
    return result


def give_answers(assessment, answers: dict[str, list[int | None]]) -> None:
    for audience, levels in answers.items():
        Draft.objects.bulk_create(_draft(assessment, audience, level) for level in levels)


def _draft(assessment, audience: str, level: int | None) -> Draft:
    size = len(assessment.elements)
    return Draft(
        assessment=assessment,
        key_digest=f"report-key-{next(_numbers)}",
        audience=audience,
        answers=[level] * size,
        importance=[level] * size,
        is_submitted=True,
    )
