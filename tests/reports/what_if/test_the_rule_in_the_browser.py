"""The browser's rule and the server's are one rule, and say it in the same words."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from random import Random

import pytest
from playwright.sync_api import expect
from real_plans import chances, material, random_case

from organizations.tenancy import scope
from reports.sections import what_if_words
from reports.sections import words as server
from reports.sections.what_if import case_of, outcome
from reports.views import result_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULE = """async (cases) => {
  const { whatIf } = await import("/static/js/what-if-rule.js");
  return cases.map(([given, planned]) => whatIf(given, planned));
}"""
WRITE = """async (cases) => {
  const { decimal } = await import("/static/js/decimal.js");
  return cases.map(([value, places]) => decimal(value, places));
}"""
ODDS = """async ([rule, found]) => {
  const { oddsOf } = await import("/static/js/what-if-sure.js");
  return found.map((one) => oddsOf(rule, one));
}"""
PLANS = [{}, {"A1": "4"}, {"A1": "1", "B2": "1"}, dict.fromkeys(["A1", "A2", "B2"], "4")]
SHOWN = ("title", "name", "verdict", "score", "sure", "next", "checks", "stairs")


@pytest.fixture
def where(acme) -> str:
    with scope(acme.pk):
        return f"/o/acme/results/{material(acme).assessment_id}/what-if/"


def test_both_rules_agree_on_two_hundred_cases(page, db):
    cases = [random_case(Random(seed)) for seed in range(200)]
    blank = page()
    blank.goto("/shared/")

    found = blank.evaluate(RULE, [[asdict(case), planned] for case, planned in cases])

    for (case, planned), theirs in zip(cases, found, strict=True):
        ours = json.loads(json.dumps(asdict(outcome(case, planned))))
        for figure in ("score", "change"):
            assert theirs.pop(figure) == pytest.approx(ours.pop(figure), abs=1e-9)
        assert theirs.pop("likelihood") == pytest.approx(ours.pop("likelihood"), abs=1e-12)
        assert theirs == ours
    assert {theirs["low"] for theirs in found} == {1, 2, 3, 4, None}


def test_both_write_a_number_alike_and_a_half_away_from_zero(page, db):
    halves = [(place / 16, places) for place in range(0, 64, 4) for places in (0, 1)]
    dusty = [(2.2499999999999996, 1), (1.005, 2), (-2.25, 1), (0.285 * 100, 0)]
    chance = Random(1)
    cases = [*halves, *dusty, *((chance.uniform(1, 4), places) for places in (1, 2) for _ in "ab")]
    blank = page()
    blank.goto("/shared/")

    found = blank.evaluate(WRITE, cases)

    assert found == [server.decimal(*case) for case in cases]
    assert [found[cases.index(case)] for case in ((2.25, 1), (2.5, 0), *dusty)] == [
        *("2.3", "3", "2.3", "1.01", "-2.3", "29"),
    ]


def test_both_say_alike_how_likely_a_level_is_that_a_plan_leads_to(page, acme):
    with scope(acme.pk):
        told = material(acme)
        rule = result_pages.what_if_page(told, {})["rule"]
    chance, start = Random(2), outcome(case_of(told), case_of(told).levels)
    plans = [replace(start, low=chance.randint(2, 4), likelihood=chances(chance)) for _ in "a" * 99]
    blank = page()
    blank.goto("/shared/")

    found = blank.evaluate(ODDS, [rule, [asdict(plan) for plan in plans]])

    assert found == [what_if_words.odds_unless_likely(told, plan) for plan in plans]
    assert {word for _limit, word in what_if_words.ODDS[2:]} <= {
        word for word in rule["phrases"] if any(f"it is {word} (" in said for said in found)
    }


def words(device) -> dict[str, str]:
    parts = {name: device.locator(f"form [data-what-if-{name}]").last for name in SHOWN}
    said = {name: " ".join(part.inner_text().split()) for name, part in parts.items()}
    said["counts"] = device.locator("[data-what-if-count]").all_inner_texts()
    said["shares"] = device.locator("[data-what-if-share]").all_inner_texts()
    said["label"] = device.locator("[data-what-if-stairs] > *").get_attribute("aria-label")
    return said


@pytest.mark.parametrize("plan", PLANS)
def test_the_page_says_the_same_with_and_without_javascript(signed_in, where, plan):
    by_server, by_browser = signed_in(java_script_enabled=False), signed_in()
    by_server.goto(where)
    by_browser.goto(where)

    for device in (by_server, by_browser):
        for code, level in plan.items():
            device.locator(f"input[name={code}][value='{level}']").check()
    by_server.get_by_role("button", name="Work it out").click()

    assert words(by_browser) == words(by_server)


def test_the_plan_stands_in_the_address_and_nothing_is_asked(signed_in, where):
    device = signed_in()
    device.goto(where)
    asked = []
    device.on("request", lambda request: "/static/" in request.url or asked.append(request.url))

    device.get_by_role("link", name="Take the smallest set").click()
    lifted = device.locator("p[data-what-if-title]").inner_text()
    kept = device.url

    assert asked == []
    assert "?" in kept
    device.goto(kept)
    expect(device.locator("p[data-what-if-title]")).to_have_text(lifted)
    device.get_by_role("link", name="Start again").click()
    assert device.url.endswith(where)


def test_steps_are_chosen_by_keyboard(signed_in, where):
    device = signed_in()
    device.goto(where)
    device.locator("input[name=A1]:checked").focus()
    before = device.locator("input[name=A1]:checked").get_attribute("value")

    device.keyboard.press("ArrowRight")

    after = device.locator("input[name=A1]:checked").get_attribute("value")
    assert int(after) == int(before) + 1
    assert f"A1={after}" in device.url


def test_what_to_take_up_first_stands_apart_from_the_form(signed_in, where):
    device = signed_in()
    device.goto(where)

    form = device.locator("form.what-if").bounding_box()
    below = device.get_by_role("region", name="What to take up first").first.bounding_box()

    assert below["y"] - (form["y"] + form["height"]) >= 16
