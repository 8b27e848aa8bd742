"""From a recommended step to a plan under a budget, and to people hearing what was decided."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from browser import axe_violations
from playwright.sync_api import expect

from organizations.tenancy import scope
from tests.reports.real_results import EVERYBODY, close_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def where(acme) -> str:
    with scope(acme.pk):
        return f"/o/acme/results/{close_with(EVERYBODY).assessment_id}/"


def test_a_leader_plans_takes_a_way_over_and_tells_people(page, leader, where):
    leader.goto(where)
    leader.get_by_role("link", name="Plan this").first.click()
    leader.get_by_label("Person-days").fill("10")
    leader.get_by_role("button", name="Save").click()
    leader.get_by_role("button", name="Start").click()
    expect(leader.get_by_text("Running", exact=True).last).to_be_visible()

    leader.get_by_role("link", name="Compare ways").click()
    leader.get_by_label("Person-days a quarter").fill("150")
    leader.get_by_role("button", name="Work it out").click()
    expect(leader.get_by_role("heading", name="Ways compared")).to_be_visible()
    assert "days=150" in leader.url
    assert not axe_violations(leader)
    leader.get_by_role("button", name="Put these steps in the plan").first.click()
    expect(leader.get_by_text("The steps are planned")).to_be_visible()
    assert not axe_violations(leader)

    leader.get_by_role("link", name="Tell respondents").click()
    leader.get_by_label("What we decided").fill("Every manager learns to coach.")
    leader.get_by_role("button", name="Publish").click()
    link = leader.locator(".told-link a").get_attribute("href")

    reader = page(width=320, java_script_enabled=False)
    reader.goto(urlsplit(link).path)
    expect(reader.get_by_text("Every manager learns to coach.")).to_be_visible()
    assert reader.context.cookies() == []
    assert reader.evaluate("document.documentElement.scrollWidth") <= 320
