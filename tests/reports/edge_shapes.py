"""Assessments that were really closed at the edges: few, alike, many groups, long scales."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience, AssessmentSettings
from assessments.actions.assessments import create_assessment, open_assessment
from assessments.actions.attributes import AskedAttribute
from assessments.actions.instruments import load_instrument
from assessments.actions.street import close_assessment
from assessments.content import (
    Anchor,
    Audience,
    Domain,
    Element,
    Importance,
    Instrument,
    Level,
    builtin_instruments,
    read_instrument,
)
from assessments.models import ClosingStep, Draft, Mode, Result, Status
from organizations.models import Unit

AUDIENCES = {"executives": 12, "learning": 12, "managers": 30, "employees": 90}
MANY = {"managers": 80, "employees": 160}
PLACES = AskedAttribute("Location", ("Berlin", "Rotterdam", "Turin"))
YEARS = AskedAttribute("Years here", ("Under 2", "2 to 10", "More"))
FEWEST_CODES = ("A1", "B2", "F1")
_numbers = count()


@dataclass(frozen=True)
class Shape:
    """How many of each audience answer; all give `level`, or without it, answers that vary."""

    people: dict[str, int] = field(default_factory=dict)
    level: int | None = None
    units: int = 0
    elements: tuple[str, ...] = ()
    attributes: tuple[AskedAttribute, ...] = ()
    mode: str = Mode.SURVEY
    levels: int = 4


SHAPES = {
    "no answers": Shape(),
    "one answer": Shape({"employees": 1}),
    "nobody could judge": Shape({"executives": 12, "employees": 12}, level=0),
    "one audience": Shape({"employees": 14}),
    "everyone under the minimum": Shape({"executives": 2, "learning": 1, "managers": 1}),
    "each group under the minimum": Shape(dict.fromkeys(AUDIENCES, 4)),
    "three elements": Shape(AUDIENCES, elements=FEWEST_CODES),
    "three hundred units": Shape({"employees": 3000}, units=300),
    "two attributes": Shape(MANY, attributes=(PLACES, YEARS)),
    "quick scan": Shape({"executives": 1}, mode=Mode.QUICK),
    "five levels": Shape(AUDIENCES, levels=5, units=2),
    "seven levels": Shape(AUDIENCES, levels=7, attributes=(PLACES,)),
}


def close_shape(shape: Shape, *, seed: int = 5) -> Result:
    content = instrument_of(shape.levels)
    audiences = tuple(AskedAudience(code, 4 * n + 1) for code, n in shape.people.items())
    made = Unit.objects.bulk_create(Unit(name=f"Unit {n:03}") for n in range(1, shape.units + 1))
    settings = AssessmentSettings(
        name="Autumn",
        elements=shape.elements or tuple(each.code for each in content.elements),
        audiences=audiences or (AskedAudience("employees", 40),),
        mode=shape.mode,
        ask_unit=bool(made),
        attributes=shape.attributes,
    )
    instrument, _is_new = load_instrument(content=content)
    draft = create_assessment(instrument=instrument, settings=settings, by=None)
    assessment = open_assessment(assessment=draft, by=None, now=timezone.now())
    _answer(assessment, shape, [unit.pk for unit in made], np.random.default_rng(seed))
    assessment.status, assessment.closing_step = Status.CLOSING, ClosingStep.SEALING
    assessment.save()
    result = close_assessment(assessment=assessment, now=timezone.now())
    assert result is not None
    return result


def instrument_of(levels: int) -> Instrument:
    """The built-in instrument, or one of three elements with as many levels as are asked."""
    if levels == len(_builtin().levels):
        return _builtin()
    domains = (
        Domain("A", "Ground", (_element("A1", "Purpose", levels), _element("A2", "Time", levels))),
        Domain("B", "Growth", (_element("B1", "Practice", levels),)),
    )
    return Instrument(
        slug=f"scale-{levels}",
        version="1.0",
        language="en",
        title=f"A scale of {levels}",
        attribution="Written for a test.",
        licence="As the test.",
        sources=("TEST: this test.",),
        levels=tuple(Level(n, f"Stage {n}", f"How stage {n} looks.") for n in _upto(levels)),
        domains=domains,
        importance=Importance("How much does it matter?", ("Little", "Some", "Much", "Critical")),
        core=("A1",),
        audiences=tuple(Audience(code, code.capitalize()) for code in AUDIENCES),
    )


def _builtin() -> Instrument:
    return read_instrument(builtin_instruments()[0])


def _upto(levels: int) -> range:
    return range(1, levels + 1)


def _element(code: str, name: str, levels: int) -> Element:
    return Element(
        code=code,
        name=name,
        definition=f"How far {name.lower()} is given.",
        evidence=("A document",),
        anchors=tuple(Anchor(n, f"Step {n}", f"What is seen at step {n}.") for n in _upto(levels)),
        next_steps=tuple(f"Go from {n} to {n + 1}." for n in _upto(levels - 1)),
        ground="TEST",
    )


def _answer(assessment: Any, shape: Shape, units: list[int], chance: np.random.Generator) -> None:
    size = len(assessment.elements)
    heights = np.linspace(0.8, 0.3, size) * shape.levels
    drafts = []
    for audience, people in shape.people.items():
        for number in range(people):
            levels = np.clip(np.rint(chance.normal(heights, 0.8)), 0, shape.levels).astype(int)
            drafts.append(
                Draft(
                    assessment=assessment,
                    key_digest=f"edge-key-{next(_numbers)}",
                    audience=audience,
                    unit_key=units[number % len(units)] if units else None,
                    attribute_keys=[int(chance.integers(1, 4)) for _ in shape.attributes],
                    answers=levels.tolist() if shape.level is None else [shape.level] * size,
                    importance=chance.integers(1, 5, size).tolist(),
                    is_submitted=True,
                )
            )
    Draft.objects.bulk_create(drafts)
