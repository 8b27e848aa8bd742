"""An executive goes from the level to counts, a withheld unit, the wider group, and CSV."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from browser import axe_violations
from playwright.sync_api import expect

from organizations.tenancy import scope
from tests.reports.real_groups import close_with_groups

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def closed(acme) -> int:
    with scope(acme.pk):
        return close_with_groups().assessment_id


def test_every_number_can_be_walked_to(closed, signed_in):
    executive = signed_in()
    executive.goto(f"/o/acme/results/{closed}/")

    ask_why(executive)
    open_an_element(executive)
    meet_a_withheld_unit(executive)
    see_the_wider_group(executive)
    take_its_numbers(executive)


def ask_why(executive) -> None:
    executive.get_by_role("link", name="would lift the organization to Level 3.").click()
    expect(executive.get_by_role("heading", name="Why this level")).to_be_visible()
    assert executive.url.endswith("/why/#rule")
    expect(executive.get_by_text("Level 3 is not reached")).to_be_visible()
    assert not axe_violations(executive)


def open_an_element(executive) -> None:
    executive.locator("#rule-3").get_by_role("link", name="E3").first.click()
    counts = executive.locator("#counts-E3")
    expect(counts).to_be_visible()
    assert "?element=E3" in executive.url
    expect(counts.get_by_role("row", name="Line managers")).to_contain_text("25%")


def meet_a_withheld_unit(executive) -> None:
    pages = executive.get_by_role("navigation", name="Pages of this result")
    pages.get_by_role("link", name="Explore").click()
    executive.get_by_role("link", name="Units", exact=True).click()
    expect(executive.get_by_text("groups are withheld.")).to_be_visible()
    assert not axe_violations(executive)
    executive.get_by_label("Whose view").select_option("Employees")
    executive.get_by_role("button", name="Show").click()
    executive.get_by_text("Show the numbers").click()
    row = executive.get_by_role("row").filter(has_text="withheld").first
    row.get_by_role("link").click()
    expect(executive.get_by_text("This group is withheld to protect the people")).to_be_visible()
    assert not axe_violations(executive)


def see_the_wider_group(executive) -> None:
    executive.get_by_role("link", name="See Employees instead").click()
    expect(executive.get_by_role("heading", name="Employees", exact=True)).to_be_visible()
    expect(executive.get_by_role("figure").first).to_be_visible()
    assert not axe_violations(executive)


def take_its_numbers(executive) -> None:
    with executive.expect_download() as saving:
        executive.get_by_role("link", name="These numbers as CSV").click()
    lines = Path(saving.value.path()).read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.DictReader(lines[1:]))
    assert [row["cell"] for row in rows] == ["audience:employees"] * 18
    assert all(row["count_level_1"] for row in rows)


def test_a_phone_in_the_dark_has_room_for_every_page(closed, signed_in):
    phone = signed_in(width=320, height=640, color_scheme="dark")

    for path in ("", "why/?element=A1", "explore/", "explore/?view=gaps", "importance/"):
        phone.goto(f"/o/acme/results/{closed}/{path}")
        assert phone.evaluate("document.documentElement.scrollWidth") == 320
        assert not axe_violations(phone)


def test_without_javascript_groups_are_chosen_all_the_same(closed, signed_in):
    plain = signed_in(java_script_enabled=False)
    plain.goto(f"/o/acme/results/{closed}/explore/?view=units")

    plain.get_by_label("Order").select_option("Highest first")
    plain.get_by_label("Name has").fill("r")
    plain.get_by_role("button", name="Show").click()

    assert "sort=high" in plain.url
    plain.get_by_text("Show the numbers").click()
    names = plain.locator("tbody th a")
    assert {name[:1] for name in names.all_inner_texts()} <= {"R", "A", "H"}
