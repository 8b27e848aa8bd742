"""J1: sign up, name the organization, take the quick scan, and leave with a level and a PDF."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from answering import CODES
from django.core.cache import cache
from django.core.management import call_command
from playwright.sync_api import expect
from pypdf import PdfReader
from worker import running_worker

from organizations.models import Organization, User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long walk in may"
LEVELS = [1, 2, 2, 1, 3, 2, 2, 1, 2, 3, 2, 1, 2, 2, 1, 2, 3, 2]
SECONDS_OF_WORK = 20_000


@pytest.fixture(autouse=True)
def attempts_forgotten():
    """Wrong passwords of other tests came from this browser's address, and slow it down."""
    cache.clear()


def test_a_stranger_has_a_level_and_a_report_within_the_hour(page, tmp_path):
    call_command("load_instruments", verbosity=0)
    desk = page()
    with running_worker(tmp_path):
        sign_up(desk)
        name_the_organization(desk)
        take_the_quick_scan(desk)
        read_the_result(desk)
        pdf = build_the_report(desk)
    sign_out_and_in(desk)

    words = " ".join(" ".join(pdf.pages[number].extract_text() for number in range(4)).split())
    assert "Northwind" in words
    assert "Level 1 Incidental training" in words
    assert "The score is 1.89 of 4." in words
    assert len(pdf.pages) >= 12
    assert User.objects.get().name == "Nora"
    assert Organization.objects.get().slug == "northwind"


def sign_up(desk) -> None:
    desk.goto("/")
    desk.get_by_role("link", name="Create an account").click()
    desk.get_by_label("Your name").fill("Nora")
    desk.get_by_label("E-mail address").fill("nora@example.org")
    desk.get_by_label("Password", exact=True).fill(PASSWORD)
    desk.get_by_label("The same password once more").fill(PASSWORD)
    desk.get_by_role("button", name="Create an account").click()


def name_the_organization(desk) -> None:
    desk.get_by_label("Name of the organization").fill("Northwind")
    desk.get_by_role("button", name="Create the organization").click()
    expect(desk.get_by_role("heading", name="Welcome to Northwind")).to_be_visible()
    desk.get_by_role("link", name="Start", exact=True).click()


def take_the_quick_scan(desk) -> None:
    """By keyboard alone, from the first element to the last."""
    desk.get_by_role("button", name="Start answering").click()
    for number, level in enumerate(LEVELS, start=1):
        expect(desk.locator(".eyebrow:visible")).to_contain_text(f"{number} of {len(CODES)}")
        desk.keyboard.press(str(level))
        desk.keyboard.press("Enter")
    expect(desk.get_by_text("Every question has an answer.")).to_be_visible()
    desk.keyboard.press("Enter")
    desk.get_by_role("link", name="Go to the result").click()


def read_the_result(desk) -> None:
    expect(desk.locator(".verdict__level")).to_have_text("Level 1", timeout=SECONDS_OF_WORK)
    expect(desk.get_by_role("heading", name="What unlocks Level 2")).to_be_visible()
    expect(desk.locator("p", has_text="15 of 18 elements lie below their target.")).to_be_visible()
    expect(desk.locator("[data-figure=gaps] svg:visible").first).to_be_visible()


def build_the_report(desk) -> PdfReader:
    desk.get_by_role("button", name="Build report").click()
    expect(desk.get_by_role("heading", name="Ready")).to_be_visible(timeout=SECONDS_OF_WORK)
    with desk.expect_download() as download:
        desk.get_by_role("link", name=re.compile(r"Northwind-Quick-scan-.*\.pdf")).click()
    return PdfReader(BytesIO(Path(download.value.path()).read_bytes()))


def sign_out_and_in(desk) -> None:
    desk.get_by_role("button", name="Sign out").click()
    expect(desk.get_by_text("You have signed out.")).to_be_visible()
    desk.get_by_role("link", name="Sign in").first.click()
    desk.get_by_label("E-mail address").fill("nora@example.org")
    desk.get_by_label("Password", exact=True).fill(PASSWORD)
    desk.get_by_role("button", name="Sign in").click()
    expect(desk.locator(".verdict__level")).to_have_text("Level 1")
