"""J3: answer half on a phone, lose the network, go on, come back on a laptop, finish."""

from __future__ import annotations

import pytest
from answering import CODES, open_survey
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_nothing_is_lost_and_nothing_is_there_twice(acme, page):
    survey = open_survey(acme)

    own_link = answer_half_and_lose_the_network(page(width=390, height=780), survey)
    finish_from(own_link, page())

    draft = survey.draft(key_of(own_link))
    assert draft.is_submitted
    assert draft.answers == [2] * 9 + [3] * 3 + [4] * 6
    assert draft.comments == {CODES[12]: "Written in a tunnel."}
    assert survey.drafts() == 1


def answer_half_and_lose_the_network(phone, survey) -> str:
    phone.goto(f"/s/#{survey.link_key}")
    phone.get_by_role("button", name="Begin").click()
    answer(phone, times=9, level=2)
    expect(phone.get_by_role("status")).to_have_text("Saved")

    phone.context.set_offline(True)
    answer(phone, times=3, level=3)
    phone.get_by_text("Add a comment or an example").locator("visible=true").click()
    phone.get_by_label("Comment").locator("visible=true").fill("Written in a tunnel.")
    expect(phone.get_by_role("status")).to_contain_text("Your answers are kept on this page")
    assert survey.draft(key_of(phone.url)).answers[9:12] == [None] * 3

    phone.context.set_offline(False)
    expect(phone.get_by_role("status")).to_have_text("Saved", timeout=15_000)
    assert not phone.evaluate("localStorage.length + sessionStorage.length")
    own_link = phone.url
    assert key_of(own_link) != survey.link_key
    phone.context.close()
    return own_link


def finish_from(own_link: str, laptop) -> None:
    laptop.goto(own_link)
    expect(laptop.locator(".eyebrow:visible")).to_contain_text("13 of 18")
    expect(laptop.get_by_label("Comment").locator("visible=true")).to_have_value(
        "Written in a tunnel."
    )
    answer(laptop, times=6, level=4)
    expect(laptop.get_by_text("Every question has an answer.")).to_be_visible()
    laptop.get_by_role("button", name="Send my answers").click()
    expect(laptop.get_by_role("heading", name="Thank you. Your answers are in.")).to_be_visible()
    assert not laptop.context.cookies()


def answer(device, *, times: int, level: int) -> None:
    for _question in range(times):
        device.locator("[data-question]:visible .anchor").nth(level - 1).click()
        device.get_by_role("button", name="Next").click()


def key_of(link: str) -> str:
    return link.partition("#")[2]
