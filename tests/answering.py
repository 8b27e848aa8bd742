"""Surveys that are open for answers, and what a respondent's browser sends."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.utils import timezone

from assessments.access.respondent import find_respondent_door
from assessments.actions.instruments import load_instrument
from assessments.actions.respondents import start_draft
from assessments.content import builtin_instruments, read_instrument
from assessments.models import Assessment, Audience, Draft, Status
from assessments.queries.links import audience_key, key_digest
from organizations.tenancy import scope

CODES = tuple(f"{domain}{number}" for domain in "ABCDEF" for number in (1, 2, 3))


@dataclass(frozen=True)
class Survey:
    assessment: Assessment
    link_key: str

    def begin(self, *, unit_key: int | None = None) -> str:
        with scope(self.assessment.organization_id):
            return start_draft(
                assessment=self.assessment,
                audience_code="employees",
                unit_key=unit_key,
                now=timezone.now(),
            )

    def draft(self, key: str) -> Draft:
        door = find_respondent_door(key)
        with scope(self.assessment.organization_id):
            return Draft.objects.get(pk=door.draft_id)

    def drafts(self) -> int:
        with scope(self.assessment.organization_id):
            return Draft.objects.count()

    def become(self, status: str) -> None:
        with scope(self.assessment.organization_id):
            Assessment.objects.filter(pk=self.assessment.pk).update(status=status)


def open_survey(organization, **values) -> Survey:
    instrument, _is_new = load_instrument(content=read_instrument(builtin_instruments()[0]))
    values = {"status": Status.OPEN, "elements": CODES, **values}
    with scope(organization.pk):
        assessment = Assessment.objects.create(name="Autumn", instrument=instrument, **values)
        audience = Audience.objects.create(
            assessment=assessment, code="employees", name="Employees"
        )
        audience.key_digest = key_digest(audience_key(audience))
        audience.save()
    return Survey(assessment, audience_key(audience))


def save(client, key: str, *changes: dict):
    body = json.dumps({"key": key, "changes": changes})
    return client.post("/s/save/", body, content_type="application/json")
