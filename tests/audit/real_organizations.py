"""Organizations at random that are really asked, answered and closed, by the one-way street."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience, AssessmentSettings
from assessments.actions.assessments import create_assessment, open_assessment
from assessments.actions.attributes import AskedAttribute
from assessments.actions.instruments import load_instrument
from assessments.actions.street import close_assessment
from assessments.content import builtin_instruments, read_instrument
from assessments.models import ClosingStep, Draft, Protection, Result, Status, Tables
from organizations.models import Organization, Unit
from organizations.tenancy import scope

if TYPE_CHECKING:
    from numpy.random import Generator

    from assessments.models import Assessment

AUDIENCES = ("executives", "learning", "managers", "employees")
ATTRIBUTES = (
    AskedAttribute("Location", ("Berlin", "Rotterdam", "Turin")),
    AskedAttribute("Tenure", ("Up to two years", "Three to ten years", "More than ten years")),
)
ELEMENTS = 6
_numbers = count()


@dataclass(frozen=True)
class Shape:
    """How an organization is made up; skewed, because real ones are."""

    people: int
    audiences: tuple[str, ...]
    units: int
    attributes: int
    tables: str
    protection: str


def shape_at_random(chance: Generator) -> Shape:
    return Shape(
        people=int(chance.integers(8, 61)),
        audiences=AUDIENCES[-int(chance.integers(2, 5)) :],
        units=int(chance.integers(0, 7)),
        attributes=int(chance.integers(0, 3)),
        tables=Tables.SIMPLE if chance.random() < 0.25 else Tables.CROSSED,
        protection=Protection.STRICT if chance.random() < 0.25 else Protection.STANDARD,
    )


def close_at_random(seed: int, *, waves: int = 1, secret: str = "") -> list[Result]:
    """An organization of its own with one result per wave; between waves some people move.

    Everything follows from the seed and the secret: also what strict protection draws.
    """
    chance = np.random.default_rng(seed)
    shape = shape_at_random(chance)
    slug = f"random-{seed}-{next(_numbers)}"
    organization = Organization.objects.create(name=f"Random {seed}", slug=slug)
    with scope(organization.pk):
        units = [Unit.objects.create(pk=n + 1, name=f"Unit {n + 1}") for n in range(shape.units)]
        staff = _staff(chance, shape, units)
        results = []
        for wave in range(waves):
            results.append(_ask(chance, shape, staff, wave=wave, secret=f"{seed}/{secret}"))
            staff = _moved(chance, staff, units)
        return results


Person = tuple[str, int | None, list[int | None]]


def _staff(chance: Generator, shape: Shape, units: list[Unit]) -> list[Person]:
    audience = chance.dirichlet([0.9] * len(shape.audiences))
    unit = chance.dirichlet([0.7] * len(units)) if units else None
    values = [chance.dirichlet([0.8] * 3) for _ in range(shape.attributes)]
    return [
        (
            str(chance.choice(shape.audiences, p=audience)),
            units[int(chance.choice(len(units), p=unit))].pk if unit is not None else None,
            [_told(chance, int(chance.choice(3, p=shares)) + 1) for shares in values],
        )
        for _ in range(shape.people)
    ]


def _told(chance: Generator, value: int) -> int | None:
    return value if chance.random() < 0.93 else None


def _moved(chance: Generator, staff: list[Person], units: list[Unit]) -> list[Person]:
    """One in ten changes the unit, a few leave, and a few are new."""
    stay = [
        (audience, units[int(chance.integers(len(units)))].pk, keys)
        if units and chance.random() < 0.1
        else (audience, unit, keys)
        for audience, unit, keys in staff[int(chance.integers(0, 4)) :]
    ]
    return [*stay, *staff[: int(chance.integers(0, 3))]]


def _ask(chance: Generator, shape: Shape, staff: list[Person], *, wave: int, secret: str) -> Result:
    content = read_instrument(builtin_instruments()[0])
    instrument, _is_new = load_instrument(content=content)
    settings = AssessmentSettings(
        name=f"Wave {wave + 1}",
        elements=tuple(each.code for each in content.elements[:ELEMENTS]),
        audiences=tuple(AskedAudience(code) for code in shape.audiences),
        ask_unit=shape.units > 0,
        attributes=ATTRIBUTES[: shape.attributes],
        tables=shape.tables,
        protection=shape.protection,
    )
    draft = create_assessment(instrument=instrument, settings=settings, by=None)
    _fix_nonces(draft, secret=secret)
    assessment = open_assessment(assessment=draft, by=None, now=timezone.now())
    Draft.objects.bulk_create(_answers(chance, assessment, staff))
    assessment.status, assessment.closing_step = Status.CLOSING, ClosingStep.SEALING
    assessment.save()
    result = close_assessment(assessment=assessment, now=timezone.now())
    assert result is not None
    return result


def _fix_nonces(assessment: Assessment, *, secret: str) -> None:
    """Strict protection draws from the nonces, which are random everywhere else."""
    for audience in assessment.audiences.all():
        said = f"{secret}/{assessment.name}/{audience.code}".encode()
        audience.nonce = UUID(bytes=hashlib.sha256(said).digest()[:16])
        audience.save(update_fields=["nonce"])


def _answers(chance: Generator, assessment: Assessment, staff: list[Person]) -> list[Draft]:
    """Most agree more or less; on one element nearly all agree; some start and never submit."""
    middle = chance.normal(2.3, 0.7, size=ELEMENTS)
    spread = np.where(np.arange(ELEMENTS) == chance.integers(ELEMENTS), 0.2, 0.8)
    lift = {code: chance.normal(0, 0.4) for code in AUDIENCES}
    return [
        Draft(
            assessment=assessment,
            key_digest=f"random-{next(_numbers)}",
            audience=audience,
            unit_key=unit,
            attribute_keys=keys,
            answers=_levels(chance, middle + lift[audience], spread),
            importance=_levels(chance, np.full(ELEMENTS, 3.0), np.full(ELEMENTS, 0.8)),
            is_submitted=chance.random() < 0.94,
        )
        for audience, unit, keys in staff
    ]


def _levels(chance: Generator, middle: np.ndarray, spread: np.ndarray) -> list[int | None]:
    drawn = np.clip(np.rint(chance.normal(middle, spread)), 1, 4).astype(int)
    unsure = chance.random(len(drawn)) < 0.06
    return np.where(unsure, 0, drawn).tolist()
