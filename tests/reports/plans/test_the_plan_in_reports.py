"""A report tells the plan where there is one, and is built anew when the plan has changed."""

from __future__ import annotations

import pytest

from assessments.actions.initiatives import Intent, create_initiative, set_initiative_status
from organizations.queries.organizations import get_organization
from reports.actions.runs import fingerprint_of
from reports.queries.report_material import get_report_material
from reports.sections.chapters import chapters


@pytest.fixture
def planned(closed, leo):
    intent = Intent(element="A1", from_level=2, to_level=3, title="Name a sponsor", effort_days=5)
    return create_initiative(assessment=closed.assessment, intent=intent, by=leo)


def plan_of(closed):
    organization = get_organization(organization_id=closed.organization_id)
    material = get_report_material(closed.assessment_id, organization=organization)
    return next((each.build() for each in chapters(material) if each.key == "plan"), None)


def test_without_initiatives_there_is_no_chapter(closed):
    assert plan_of(closed) is None


def test_with_initiatives_the_chapter_tells_each(closed, planned):
    section = plan_of(closed)

    assert [row[0] for row in section.tables[0].rows] == ["A1 Name a sponsor"]
    assert "1 initiative is planned" in section.lead


def test_dropped_initiatives_are_not_told(closed, planned, leo):
    set_initiative_status(initiative=planned, status="DROPPED", by=leo)

    assert plan_of(closed) is None


def test_another_plan_is_another_report(closed, planned, leo):
    before = fingerprint_of(closed, "en")

    set_initiative_status(initiative=planned, status="DONE", by=leo)

    assert fingerprint_of(closed, "en") != before
