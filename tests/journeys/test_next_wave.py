"""J6: plan, ask again, see what moved and what was done about it, and tell those who answered."""

from __future__ import annotations

import re

import pytest
from browser import axe_violations
from playwright.sync_api import expect
from worker import running_worker

from assessments.models import Assessment
from assessments.queries.links import audience_key
from organizations.tenancy import scope
from tests.reports.real_results import EVERYBODY, close_with, give_answers

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("links_lead_here"),
]

RISEN = {code: [min(4, (level or 2) + 1) for level in levels] for code, levels in EVERYBODY.items()}
SECONDS_OF_WORK = 20_000


@pytest.fixture
def first(acme) -> Assessment:
    with scope(acme.pk):
        return close_with(EVERYBODY).assessment


def test_a_leader_plans_asks_again_and_tells_what_was_done(first, leader, page, tmp_path):
    plan_a_step(leader, first)
    second = prepare_the_next_wave(leader, first)
    with scope(first.organization_id):
        give_answers(Assessment.objects.get(pk=second), RISEN)
    with running_worker(tmp_path):
        close_it(leader, second)
    see_what_moved(leader, second)
    link = tell_the_respondents(leader, second)
    with scope(first.organization_id):
        key = audience_key(first.audiences.get(code="employees"))

    read_it_without_an_account(page(), link)
    old = page()
    old.goto(f"/s/#{key}")
    expect(old.locator("body")).to_contain_text("closed", ignore_case=True)


def plan_a_step(leader, assessment) -> None:
    leader.goto(f"/o/acme/results/{assessment.pk}/elements/A1/")
    leader.get_by_role("link", name="Plan this").click()
    leader.get_by_label("Title").fill("The board reviews learning each quarter")
    leader.get_by_role("button", name="Save").click()
    leader.get_by_role("button", name="Start").click()
    leader.get_by_role("button", name="Done").click()
    expect(leader.locator(".chip--done")).to_have_text("Done")
    assert not axe_violations(leader)


def prepare_the_next_wave(leader, assessment) -> int:
    leader.goto(f"/o/acme/assessments/{assessment.pk}/next/")
    leader.get_by_label("Name of the next wave").fill("Spring")
    leader.get_by_role("button", name="Prepare").click()
    leader.get_by_role("link", name="Open", exact=False).first.click()
    leader.get_by_role("button", name="Open").click()
    expect(leader.get_by_role("heading", name="Open for answers")).to_be_visible()
    return int(leader.url.rstrip("/").rsplit("/", 1)[1])


def close_it(leader, assessment_id: int) -> None:
    leader.goto(f"/o/acme/assessments/{assessment_id}/close/")
    leader.get_by_role("button", name="Close now").click()
    result = leader.get_by_role("link", name="result").first
    expect(result).to_be_visible(timeout=SECONDS_OF_WORK)


def see_what_moved(leader, assessment_id: int) -> None:
    leader.goto(f"/o/acme/results/{assessment_id}/")
    leader.get_by_role("link", name="What moved").click()
    expect(leader.get_by_text("18 elements really rose, none fell.").first).to_be_visible()
    row = leader.get_by_role("row").filter(has_text="real change").first
    expect(row).to_contain_text("The board reviews learning each quarter (Done): aimed at Level 3")
    expect(row).to_contain_text("reached")
    leader.get_by_label("among").select_option(label="Employees")
    expect(leader).to_have_url(re.compile(r"cell=audience%3Aemployees"))
    assert not axe_violations(leader)


def tell_the_respondents(leader, assessment_id: int) -> str:
    leader.goto(f"/o/acme/results/{assessment_id}/plan/told/")
    leader.get_by_label("What we decided").fill("The board stays with it: a review each quarter.")
    leader.get_by_role("button", name="Publish").click()
    return leader.locator(".told-link a").inner_text()


def read_it_without_an_account(reader, link: str) -> None:
    reader.goto(link)
    expect(reader.get_by_text("The board stays with it: a review each quarter.")).to_be_visible()
    assert not reader.context.cookies()
    assert not axe_violations(reader)
