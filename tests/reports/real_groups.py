"""A closed assessment with units, a place of work, importance and headcounts."""

from __future__ import annotations

from itertools import count

import numpy as np
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience, AssessmentSettings
from assessments.actions.assessments import create_assessment, open_assessment
from assessments.actions.attributes import AskedAttribute
from assessments.actions.instruments import load_instrument
from assessments.actions.street import close_assessment
from assessments.content import builtin_instruments, read_instrument
from assessments.models import ClosingStep, Draft, Result, Status, Tables
from organizations.models import Unit

HEADCOUNTS = {"executives": 14, "learning": 12, "managers": 40, "employees": 160}
ANSWERED = {"executives": 12, "learning": 11, "managers": 26, "employees": 90}
LIFTS = {"executives": 0.7, "learning": 0.3, "managers": 0.0, "employees": -0.3}
PLACES = ("Berlin", "Rotterdam", "Turin")
_numbers = count()


def close_with_groups(
    units: list[str] | None = None, *, answered: dict[str, int] | None = None, seed: int = 7
) -> Result:
    """People are spread unevenly over the units: the last ones are too small to be shown."""
    names = ["Road", "Rail", "Air", "Harbor", "Office"] if units is None else units
    made = Unit.objects.bulk_create(Unit(name=name) for name in names)
    content = read_instrument(builtin_instruments()[0])
    instrument, _is_new = load_instrument(content=content)
    settings = AssessmentSettings(
        name="Autumn 2026",
        elements=tuple(each.code for each in content.elements),
        audiences=tuple(AskedAudience(code, size) for code, size in HEADCOUNTS.items()),
        ask_unit=bool(names),
        attributes=(AskedAttribute("Location", PLACES),),
        ask_importance=True,
        tables=Tables.CROSSED if len(names) < 40 else Tables.SIMPLE,
    )
    draft = create_assessment(instrument=instrument, settings=settings, by=None)
    assessment = open_assessment(assessment=draft, by=None, now=timezone.now())
    chance = np.random.default_rng(seed)
    people = answered or ANSWERED
    Draft.objects.bulk_create(
        _person(assessment, audience, [unit.pk for unit in made], chance)
        for audience, size in people.items()
        for _ in range(size)
    )
    assessment.status, assessment.closing_step = Status.CLOSING, ClosingStep.SEALING
    assessment.save()
    result = close_assessment(assessment=assessment, now=timezone.now())
    assert result is not None
    return result


def _person(assessment, audience: str, units: list[int], chance: np.random.Generator) -> Draft:
    size = len(assessment.elements)
    heights = 2.3 + LIFTS[audience] + np.linspace(0.6, -0.7, size)
    levels = np.clip(np.rint(chance.normal(heights, 0.7)), 1, 4).astype(int).tolist()
    unsure = chance.random(size) < np.linspace(0.02, 0.35, size)
    weights = np.linspace(2, 0.2, len(units)) if len(units) < 40 else np.ones(len(units))
    unit = chance.choice(units, p=weights / weights.sum()) if units else None
    return Draft(
        assessment=assessment,
        key_digest=f"group-key-{next(_numbers)}",
        audience=audience,
        unit_key=None if unit is None else int(unit),
        attribute_keys=[int(chance.choice([1, 2, 3], p=[0.6, 0.37, 0.03]))],
        answers=[0 if blank else level for level, blank in zip(levels, unsure, strict=True)],
        importance=np.clip(np.rint(chance.normal(3, 0.7, size)), 1, 4).astype(int).tolist(),
        is_submitted=True,
    )
