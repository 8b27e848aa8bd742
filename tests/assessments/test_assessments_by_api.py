"""Programs prepare, open, follow and close assessments, and read results, by the API."""

from __future__ import annotations

import pytest
from asking import about_to_close, all_elements, answer, answered_by_everybody, opened, published
from django.test import Client
from django.utils import timezone

from assessments.actions.street import close_assessment
from organizations.actions.api_keys import create_api_key
from organizations.tenancy import scope

HOME = "/api/o/acme/assessments/"


@pytest.fixture
def leader(leo, sign_in):
    return sign_in(leo)


def send(client, where, data=None):
    return client.post(where, data or {}, content_type="application/json")


def test_a_name_is_enough_for_a_survey_of_everything(leader, acme):
    elements = all_elements(published())

    created = send(leader, HOME, {"name": "Autumn"})

    assert created.status_code == 201
    assert created.json()["elements"] == list(elements)
    assert [each["code"] for each in created.json()["audiences"]] == [
        *("executives", "learning", "managers", "employees")
    ]
    assert {each["link"] for each in created.json()["audiences"]} == {None}


def test_what_cannot_work_is_refused_by_field(leader, acme):
    published()

    by_shape = send(leader, HOME, {"name": "Autumn", "minimum_group": 2})
    by_rule = send(leader, HOME, {"name": "Autumn", "elements": ["Z9"]})

    assert (by_shape.status_code, list(by_shape.json()["fields"])) == (400, ["minimum_group"])
    assert (by_rule.status_code, list(by_rule.json()["fields"])) == (409, ["elements"])


def test_an_assessment_is_opened_and_closed(leader, acme):
    published()
    created = send(leader, HOME, {"name": "Autumn"}).json()

    is_open = send(leader, f"{HOME}{created['id']}/open/")
    closing = send(leader, f"{HOME}{created['id']}/close/")
    again = send(leader, f"{HOME}{created['id']}/close/")

    assert all("/s/#" in each["link"] for each in is_open.json()["audiences"])
    assert (closing.status_code, closing.json()["status"]) == (202, "CLOSING")
    assert (again.status_code, again.json()["code"]) == (409, "assessment_not_open")


def test_who_only_reads_gets_no_links_and_creates_nothing(eve, sign_in, acme):
    with scope(acme.pk):
        assessment = opened()
    executive = sign_in(eve)

    shown = executive.get(f"{HOME}{assessment.pk}/").json()

    assert {each["link"] for each in shown["audiences"]} == {None}
    assert send(executive, HOME, {"name": "Autumn"}).status_code == 403


def test_the_list_can_be_filtered_and_is_read_by_key(leader, acme, django_assert_max_num_queries):
    with scope(acme.pk):
        for name in ("First", "Second"):
            opened(name=name)

    with django_assert_max_num_queries(6):
        everything = leader.get(HOME).json()

    assert [each["name"] for each in everything["results"]] == ["Second", "First"]
    assert leader.get(HOME, {"status": "CLOSED"}).json()["results"] == []
    assert leader.get(HOME, {"mode": "QUICK"}).json()["results"] == []


def test_participation_withholds_small_audiences(leader, acme):
    with scope(acme.pk):
        assessment = opened()
        answer(assessment, "executives", [3, 3])
        answer(assessment, "employees", [3] * 8)

    shown = leader.get(f"{HOME}{assessment.pk}/participation/").json()

    assert shown["submitted"] == 10
    assert [each["submitted"] for each in shown["audiences"]] == [None, 0, 0, None]


def test_a_total_of_few_is_told_by_no_address(leader, acme):
    with scope(acme.pk):
        assessment = opened()
        answer(assessment, "executives", [3, 3])
    while_open = leader.get(f"{HOME}{assessment.pk}/participation/").json()

    with scope(acme.pk):
        close_assessment(assessment=about_to_close(assessment), now=timezone.now())
    closed = leader.get(f"{HOME}{assessment.pk}/participation/").json()
    result = leader.get(f"{HOME}{assessment.pk}/result/").json()

    for told in (while_open, closed, result["participation"]):
        assert (told["started"], told["submitted"]) == (None, None)
        assert [each["form"] for each in told["audiences"]] == ["few", "none", "none", "none"]


def test_a_result_is_there_after_closing_with_its_digest(leader, acme):
    with scope(acme.pk):
        assessment = answered_by_everybody(opened())
    before = leader.get(f"{HOME}{assessment.pk}/result/")
    with scope(acme.pk):
        result = close_assessment(assessment=about_to_close(assessment), now=timezone.now())

    after = leader.get(f"{HOME}{assessment.pk}/result/").json()

    assert before.status_code == 404
    assert after["digest"] == result.digest
    assert after["body"]["overall"]["level"]["low"] == 2


def test_no_address_gives_the_answers_of_one_person(leader):
    schema = leader.get("/api/schema/?format=json").json()

    fields = {
        (component, name)
        for component, described in schema["components"]["schemas"].items()
        for name in described.get("properties", {})
    }
    private = {"answers", "comments", "key_digest", "unit_key", "nonce"}
    # Comments that were released and approved, and how many carry a theme.
    assert {each for each in fields if each[1] in private} == {
        ("CommentPage", "comments"),
        ("Theme", "comments"),
    }


def test_instruments_are_listed_without_their_words(leader):
    published()

    (instrument,) = leader.get("/api/o/acme/instruments/").json()["results"]

    assert (instrument["slug"], "body" in instrument) == ("hilo", False)


def test_the_audit_trail_names_the_key_that_a_program_came_with(acme, olivia, sign_in):
    published()
    with scope(acme.pk):
        _row, key = create_api_key(name="Payroll", role="LEADER", by=olivia)

    created = Client().post(
        HOME,
        {"name": "Autumn"},
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )

    assert created.status_code == 201
    newest, before = sign_in(olivia).get("/o/acme/settings/audit/").context["rows"]
    assert (newest.action, newest.by) == ("Prepared an assessment", "API key “Payroll”")
    assert newest.details == ["name: Autumn"]
    assert before.by == olivia
