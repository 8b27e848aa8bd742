"""The page as people meet it: by keyboard, on a narrow screen, zoomed, by screen reader."""

from __future__ import annotations

import pytest
from answering import CODES, open_survey, save
from browser import axe_violations
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WITHOUT_SIDEWAYS_SCROLLING = "document.documentElement.scrollWidth <= innerWidth"


def expect_question(page, number: int) -> None:
    expect(page.locator(".eyebrow:visible")).to_contain_text(f"· {number} of 18")


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent.trim()")


def test_a_keyboard_is_enough(survey, page):
    desk = page()
    desk.goto(f"/s/#{survey.link_key}")
    expect(desk.get_by_role("heading", level=1)).to_have_text("How does Acme learn?")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect_question(desk, 1)
    assert focused(desk) == "Leadership commitment & ownership"

    for key in ("4", "Enter", "0", "Enter", "3", "Enter", "Backspace", "?", "1", "Enter"):
        desk.keyboard.press(key)
    assert focused(desk) == "L&D roles & professional capability"
    desk.keyboard.press("Tab")
    desk.keyboard.press("ArrowDown")
    for _question in range(15):
        desk.keyboard.press("Enter")
    expect(desk.get_by_text("Not answered yet: 14.")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Thank you. Your answers are in.")).to_be_visible()

    draft = survey.draft(desk.url.partition("#")[2])
    assert draft.answers[:4] == [4, 0, 1, 2]
    assert draft.is_submitted


def test_keys_can_be_switched_off_and_never_disturb_writing(survey, key, page):
    desk = page()
    desk.goto(f"/s/#{key}")
    desk.get_by_text("Add a comment or an example").locator("visible=true").click()
    writing = desk.get_by_label("Comment").locator("visible=true")
    writing.press_sequentially("12")
    writing.press("Backspace")
    writing.press("Enter")
    expect(writing).to_have_value("1\n")
    desk.get_by_text("Pause", exact=True).click()
    desk.get_by_label("Keys 1–4 choose").uncheck()
    desk.get_by_text("Pause", exact=True).click()
    desk.keyboard.press("3")

    expect(desk.locator("input[name^=level]:checked")).to_have_count(0)


def test_the_browsers_own_back_goes_to_the_question_before(survey, key, page):
    desk = page()
    desk.goto(f"/s/#{key}")
    expect_question(desk, 1)
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    expect_question(desk, 3)
    desk.go_back()

    expect_question(desk, 2)


@pytest.mark.parametrize("height", [640, 225], ids=["phone", "zoomed to 400 %"])
def test_nothing_is_cut_off_at_320_pixels(acme, page, height):
    named = open_survey(acme, units=[[1, "Customs and international road freight, north"]])
    phone = page(width=320, height=height)
    phone.goto(f"/s/#{named.link_key}")
    phone.get_by_label("Where do you work?").select_option("1")
    assert phone.evaluate(WITHOUT_SIDEWAYS_SCROLLING)
    phone.get_by_role("button", name="Begin").click()
    expect_question(phone, 1)
    assert phone.evaluate(WITHOUT_SIDEWAYS_SCROLLING)

    phone.keyboard.press("Tab")
    phone.keyboard.press("ArrowDown")
    card = phone.locator(".anchor:has(:checked)")
    foot = phone.locator(".foot")
    below = card.bounding_box()["y"] + card.bounding_box()["height"]
    assert height == 225 or below <= foot.bounding_box()["y"] + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(survey, page, scheme):
    desk = page(color_scheme=scheme)
    found = {}
    desk.goto("/s/")
    found["entry"] = axe_violations(desk)
    desk.goto(f"/s/#{survey.link_key}")
    desk.get_by_role("button", name="Begin").click(trial=True)
    found["intro"] = axe_violations(desk)
    desk.get_by_role("button", name="Begin").click()
    desk.get_by_text("Add a comment or an example").locator("visible=true").click()
    desk.keyboard.press("Escape")
    desk.locator(".anchor").first.click()
    desk.get_by_text("Pause", exact=True).click()
    found["question"] = axe_violations(desk)
    desk.get_by_text("Pause", exact=True).click()
    for _question in CODES:
        desk.get_by_role("button", name="Next").click()
    found["review"] = axe_violations(desk)
    desk.get_by_role("button", name="Send my answers").click()
    expect(desk.get_by_role("heading", name="Thank you. Your answers are in.")).to_be_visible()
    found["thanks"] = axe_violations(desk)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_without_javascript_the_key_is_pasted_and_pages_follow(survey, page):
    plain = page(java_script_enabled=False)
    plain.goto(f"/s/#{survey.link_key}")
    plain.get_by_label("Your link or key").fill(plain.url)
    plain.get_by_role("button", name="Open").click()
    plain.get_by_role("button", name="Begin").click()
    plain.locator(".anchor").nth(1).click()
    plain.get_by_role("button", name="Next").click()
    expect_question(plain, 2)
    plain.locator(".anchor").nth(2).click()
    plain.keyboard.press("Enter")
    expect_question(plain, 3)

    assert axe_violations_without_script(plain) == []
    key = plain.locator("input[name=key]").get_attribute("value")
    assert survey.draft(key).answers[:3] == [2, 3, None]


def axe_violations_without_script(page) -> list[str]:
    """Axe needs scripts, so check the same markup in a page that has them."""
    html = page.content()
    checked = page.context.browser.new_page()
    checked.set_content(html)
    found = [one for one in axe_violations(checked) if not one.startswith("color-contrast")]
    checked.close()
    return found


def test_a_refused_comment_is_explained_beside_it(survey, key, page):
    desk = page()
    desk.goto(f"/s/#{key}")
    desk.get_by_text("Add a comment or an example").locator("visible=true").click()
    desk.get_by_label("Comment").locator("visible=true").fill("x" * 2_100)

    expect(desk.get_by_text("this one has 2,100")).to_be_visible()
    expect(desk.get_by_role("status")).to_contain_text("Something was not saved")
    assert survey.draft(key).comments == {}


def test_a_page_left_open_until_after_closing_says_so(survey, key, page, client):
    desk = page()
    desk.goto(f"/s/#{key}")
    expect_question(desk, 1)
    save(client, key, {"element": "A1", "level": 1})
    survey.become("CLOSED")
    desk.keyboard.press("4")

    expect(desk.get_by_role("status")).to_contain_text("It takes no more answers.")
    assert survey.draft(key).answers[0] == 1


def test_leaving_with_unsaved_answers_asks_first(survey, key, page):
    desk = page()
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(f"/s/#{key}")
    desk.locator(".anchor").first.click()
    expect(desk.get_by_role("status")).to_have_text("Saved")
    desk.context.set_offline(True)
    desk.locator(".anchor").nth(1).click()
    expect(desk.get_by_role("status")).to_contain_text("Not saved yet")
    desk.close(run_before_unload=True)

    desk.wait_for_event("close")
    assert asked == ["beforeunload"]


def test_the_personal_link_can_be_copied(survey, key, page):
    desk = page(permissions=["clipboard-read", "clipboard-write"])
    desk.goto(f"/s/#{key}")
    desk.get_by_text("Pause", exact=True).click()
    desk.get_by_role("button", name="Copy").click()

    expect(desk.get_by_text("Copied", exact=True)).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == desk.url
