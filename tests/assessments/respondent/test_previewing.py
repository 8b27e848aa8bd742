"""Who runs assessments sees what respondents will see; nothing is saved."""

from __future__ import annotations

import pytest
from answering import open_survey

from assessments.models import Assessment, Status
from organizations.tenancy import scope


@pytest.fixture
def planned(acme):
    return open_survey(acme, status=Status.DRAFT, elements=["A1", "B2"])


def address(planned) -> str:
    return f"/o/acme/assessments/{planned.assessment.pk}/preview/"


def test_the_preview_shows_the_questions_and_says_what_it_is(planned, leo, sign_in):
    page = sign_in(leo).get(address(planned)).content.decode()

    assert "Preview: nothing is saved" in page
    assert page.count("data-question=") == 2
    assert "data-key" in page
    assert planned.drafts() == 0


def test_the_preview_follows_every_change_of_what_is_asked(planned, leo, sign_in):
    reader = sign_in(leo)
    reader.get(address(planned))
    with scope(planned.assessment.organization_id):
        Assessment.objects.update(elements=["C3"])

    page = reader.get(address(planned)).content.decode()

    assert page.count("data-question=") == 1
    assert 'data-question="C3"' in page


def test_only_those_who_run_assessments_see_the_preview(planned, eve, otto, sign_in):
    assert sign_in(eve).get(address(planned)).status_code == 403
    assert sign_in(otto).get(address(planned)).status_code == 404
