"""J4: a leader shares a result; an executive opens it, tries moves, and prints the board page."""

from __future__ import annotations

from io import BytesIO

import pytest
from browser import axe_violations
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from organizations.tenancy import scope
from reports.models import ShareLink
from tests.reports.real_results import EVERYBODY, close_with

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("links_lead_here"),
]


@pytest.fixture
def closed(acme) -> int:
    with scope(acme.pk):
        return close_with(EVERYBODY).assessment_id


def test_an_executive_understands_tries_moves_and_prints(closed, leader, page, acme):
    link = share_it(leader, closed)
    executive = page()

    understand_it(executive, link)
    lift_the_level(executive)
    print_the_board_page(executive)

    with scope(acme.pk):
        shared = ShareLink.objects.get()
    assert shared.views == 1
    assert 29 <= (shared.expires_at - timezone.now()).days <= 30


def share_it(leader, assessment_id: int) -> str:
    leader.goto(f"/o/acme/results/{assessment_id}/")
    leader.get_by_role("link", name="Share").click()
    leader.get_by_label("For whom").fill("Board meeting in May")
    leader.get_by_role("button", name="Make the link").click()
    link = leader.get_by_label("Link", exact=True).input_value()
    expect(leader.get_by_role("heading", name="Board meeting in May")).to_be_visible()
    assert not axe_violations(leader)
    return link


def understand_it(executive, link: str) -> None:
    executive.goto(link)
    expect(executive.get_by_role("heading", name="Learning maturity")).to_be_visible()
    assert "#" not in executive.url
    assert executive.locator(".verdict__level").inner_text() == "Level 2"
    assert executive.locator(".verdict__name").inner_text() == "Training & development excellence"
    assert executive.get_by_role("heading", name="Who sees what").is_visible()
    assert not axe_violations(executive)
    executive.reload()
    expect(executive.locator(".verdict__level")).to_have_text("Level 2")


def lift_the_level(executive) -> None:
    executive.get_by_role("link", name="Try other moves").click()
    level = executive.locator("p[data-what-if-title]:visible")
    expect(level).to_have_text("Level 2")
    for element in executive.get_by_role("group").all():
        if level.inner_text() == "Level 3":
            break
        element.get_by_role("radio", name="Level 3").check()
    expect(level).to_have_text("Level 3")
    expect(executive.get_by_text("from Level 2 to Level 3.")).to_be_visible()
    assert not axe_violations(executive)
    executive.go_back()
    expect(executive.get_by_role("heading", name="Learning maturity")).to_be_visible()


def print_the_board_page(executive) -> None:
    executive.get_by_role("navigation").get_by_role("link", name="Board page").click()
    expect(executive.get_by_role("button", name="Print")).to_be_visible()
    assert not axe_violations(executive)
    for sheet in ("A4", "Letter"):
        pages = PdfReader(BytesIO(executive.pdf(format=sheet))).pages
        assert len(pages) == 1
        assert "Level 2" in pages[0].extract_text()


def test_a_phone_has_room_for_every_shared_page(closed, leader, page):
    link = share_it(leader, closed)
    phone = page(width=320, height=640, color_scheme="dark")
    phone.goto(link)

    for name in ("Result", "Try moves", "Board page"):
        phone.get_by_role("navigation").get_by_role("link", name=name).click()
        expect(phone.locator(".shared__pages [aria-current]")).to_have_text(name)
        assert phone.evaluate("document.documentElement.scrollWidth") == 320
        assert not axe_violations(phone)


def test_without_javascript_the_link_is_pasted(closed, leader, page):
    link = share_it(leader, closed)
    plain = page(java_script_enabled=False)
    plain.goto(link)

    plain.get_by_label("Link").fill(link)
    plain.get_by_role("button", name="Open").click()

    expect(plain.locator(".verdict__level")).to_have_text("Level 2")
    plain.get_by_role("link", name="Try other moves").click()
    plain.get_by_role("link", name="Take the smallest set").click()
    expect(plain.locator("p.verdict__level")).to_have_text("Level 3")


def test_a_revoked_link_closes_the_page_of_who_is_reading(closed, leader, page):
    link = share_it(leader, closed)
    executive = page()
    executive.goto(link)
    expect(executive.locator(".verdict__level")).to_be_visible()

    leader.on("dialog", lambda dialog: dialog.accept())
    leader.get_by_role("button", name="Revoke").click()
    expect(leader.get_by_text("The link is revoked")).to_be_visible()
    executive.reload()

    expect(executive.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    assert not axe_violations(executive)
