"""Builds the sample organization from the actions that people use."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.crypto import salted_hmac

from assessments.actions.assessment_settings import AskedAudience, AssessmentSettings
from assessments.actions.assessments import (
    create_assessment,
    duplicate_assessment,
    open_assessment,
)
from assessments.actions.attributes import AskedAttribute
from assessments.actions.closing import request_close
from assessments.actions.street import close_assessment
from assessments.management.sample_answers import GROUND, GROUPS, LOCATIONS, UNITS, answers_of
from assessments.management.sample_plans import approve_comments, plan_and_tell
from assessments.management.sample_words import COMMENTS
from assessments.models import Draft
from assessments.queries.instruments import get_newest_instrument
from organizations.actions.organizations import create_organization
from organizations.actions.samples import add_sample_member, add_sample_person
from organizations.actions.units import create_unit
from organizations.queries.organizations import find_organization
from organizations.tenancy import scope

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.random import Generator

    from assessments.management.sample_answers import Group
    from assessments.models import Assessment
    from organizations.models import Organization, Unit, User

NAME, SLUG = "Meridian Freight", "meridian-freight"
ELEMENTS = tuple(GROUND)
SEED = 20261121
# Closed so long ago; more than a year apart, so that their years differ.
WAVES = (timedelta(days=400), timedelta(days=24))


@dataclass(frozen=True, slots=True)
class Person:
    email: str
    name: str
    role: str


PEOPLE = (
    Person("owner@example.org", "Olivia Owen", "OWNER"),
    Person("leader@example.org", "Leo Lindqvist", "LEADER"),
    Person("consultant@example.org", "Carla Conti", "CONSULTANT"),
    Person("executive@example.org", "Eve Egan", "EXECUTIVE"),
    Person("manager@example.org", "Mara Mensah", "MANAGER"),
)


def sample_password() -> str:
    """Another one for every installation, derived from its secret, so it need not be stored."""
    digest = salted_hmac("sample-password", SLUG, algorithm="sha256").hexdigest()
    return f"hilo-{digest[:4]}-{digest[4:8]}-{digest[8:12]}"


def is_built() -> bool:
    return find_organization(slug=SLUG) is not None


@transaction.atomic
def build_sample(*, now: datetime) -> Organization:
    """All or nothing, so that an interrupted first start leaves no half organization."""
    now = now.replace(minute=0, second=0, microsecond=0)
    hashed = make_password(sample_password())
    users = [
        add_sample_person(email=each.email, name=each.name, password_hash=hashed) for each in PEOPLE
    ]
    organization = create_organization(
        name=NAME,
        by=users[0],
        is_sample=True,
        sector="TRANSPORT",
        size_band="UNDER_1000",
        country="NL",
        time_zone="Europe/Amsterdam",
    )
    with scope(organization.pk):
        units = [create_unit(name=name, by=users[0]) for name in UNITS]
        _add_members(organization, users, units)
        _run_waves(users[1], units, now=now)
    return organization


def _add_members(organization: Organization, users: list[User], units: list[Unit]) -> None:
    rail = units[UNITS.index("Rail")]
    for user, person in list(zip(users, PEOPLE, strict=True))[1:]:
        unit = rail if person.role == "MANAGER" else None
        add_sample_member(
            organization=organization, user=user, role=person.role, unit=unit, by=users[0]
        )


def _run_waves(leader: User, units: list[Unit], *, now: datetime) -> None:
    random = np.random.default_rng(SEED)
    first = create_assessment(
        instrument=get_newest_instrument(), settings=_settings(now), by=leader
    )
    last = _run_wave(first, units, wave=0, now=now, random=random)
    plan_and_tell(assessment=last, by=leader, closed_at=now - WAVES[0])
    name = f"How we learn {(now - WAVES[1]).year}"
    second = duplicate_assessment(assessment=last, name=name, by=leader)
    last = _run_wave(second, units, wave=1, now=now, random=random)
    approve_comments(assessment=last, by=leader)
    running = duplicate_assessment(assessment=last, name="How we learn: follow-up", by=leader)
    running = open_assessment(assessment=running, by=leader, now=now - timedelta(days=2))
    for group in GROUPS[2:]:
        _insert(running, group, units, wave=1, random=random, most=12)


def _settings(now: datetime) -> AssessmentSettings:
    return AssessmentSettings(
        name=f"How we learn {(now - WAVES[0]).year}",
        elements=ELEMENTS,
        audiences=tuple(AskedAudience(group.audience, group.headcount) for group in GROUPS),
        targets={"A1": 4, "F1": 4},
        ask_unit=True,
        attributes=(AskedAttribute("Location", LOCATIONS),),
    )


def _run_wave(
    assessment: Assessment, units: list[Unit], *, wave: int, now: datetime, random: Generator
) -> Assessment:
    leader, closes = assessment.created_by, now - WAVES[wave]
    opens = closes - timedelta(days=14)
    running = open_assessment(assessment=assessment, by=leader, now=opens)
    for group in GROUPS:
        _insert(running, group, units, wave=wave, random=random)
    closing = request_close(assessment=running, by=leader, now=closes)
    close_assessment(assessment=closing, now=closes)
    closing.refresh_from_db()
    return closing


def _insert(
    assessment: Assessment,
    group: Group,
    units: list[Unit],
    *,
    wave: int,
    random: Generator,
    most: int | None = None,
) -> None:
    """Insert submitted drafts; with `most` only so many, the last of them not sent yet."""
    answers = answers_of(group, ELEMENTS, wave=wave, random=random)
    written = [(code, text) for audience, code, text in COMMENTS if audience == group.audience]
    drafts = [
        Draft(
            assessment=assessment,
            key_digest=hashlib.sha256(secrets.token_bytes()).hexdigest(),
            audience=group.audience,
            unit_key=units[answers.units[row]].pk,
            attribute_keys=[answers.locations[row]],
            answers=answers.levels[row].tolist(),
            importance=answers.importance[row].tolist(),
            comments=dict(written[row : row + 1]),
            is_submitted=most is None or row < most - 3,
        )
        for row in range(len(answers.levels))
    ]
    Draft.objects.bulk_create(drafts[:most])


def sign_in_lines() -> list[str]:
    return [
        f"Sample organization: {NAME} (fictional), {settings.SITE_URL}/o/{SLUG}/overview/",
        *(f"  {person.email:<24} {person.name}, {person.role.lower()}" for person in PEOPLE),
        f"  password for all of them: {sample_password()}",
    ]
