"""The pages of assessments: prepare, open, hand out links, follow, close."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from asking import (
    about_to_close,
    all_elements,
    answer,
    answered_by_everybody,
    opened,
    prepared,
    published,
)
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience
from assessments.actions.street import close_assessment
from assessments.models import Assessment, Audience, Draft, Mode, Status
from organizations.tenancy import scope

HOME = "/o/acme/assessments/"
FORM = {
    "name": "Autumn",
    "target": "3",
    "profile": "standard",
    "tables": "crossed",
    "protection": "standard",
    "combine": "equal",
    "ask_importance": "on",
    "minimum_group": "5",
    "audience_executives": "on",
    "audience_employees": "on",
    "headcount_employees": "120",
    "target_A1": "4",
    "weight_B2": "2.5",
}


@pytest.fixture
def leader(leo, sign_in):
    return sign_in(leo)


@pytest.fixture
def form(db):
    return FORM | {"elements": all_elements(published())}


def test_a_survey_is_prepared_from_one_form(leader, acme, form):
    acme.time_zone = "Europe/Amsterdam"
    acme.save()

    response = leader.post(f"{HOME}new/survey/", form | {"closes_at": "2030-06-01T17:00"})

    with scope(acme.pk):
        assessment = Assessment.objects.get()
        assert response["Location"] == f"{HOME}{assessment.pk}/"
        assert (assessment.targets["A1"], assessment.targets["A2"]) == (4, 3)
        assert assessment.weights["B2"] == 2.5
        assert assessment.closes_at == datetime(2030, 6, 1, 15, tzinfo=UTC)
        asked = Audience.objects.order_by("id").values_list("code", "headcount")
        assert list(asked) == [("executives", None), ("employees", 120)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"elements": []}, "Choose at least one element."),
        ({"minimum_group": "2"}, "Enter 3 or more."),
        ({"audience_executives": "", "audience_employees": ""}, "Choose at least one audience."),
        (
            {"opens_at": "2030-06-02T17:00", "closes_at": "2030-06-01T17:00"},
            "It must close after it opens.",
        ),
    ],
)
@pytest.mark.usefixtures("inside")
def test_what_is_wrong_is_said_and_the_rest_is_kept(leader, form, changes, words):
    response = leader.post(f"{HOME}new/survey/", form | changes)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert 'value="Autumn"' in response.content.decode()
    assert not Assessment.objects.exists()


def test_a_quick_scan_leads_straight_to_its_first_question(leader, acme, form):
    response = leader.post(f"{HOME}new/quick-scan/", form | {"audience": "learning"})

    assert re.fullmatch(r"/s/#[\w-]{20,}", response["Location"])
    with scope(acme.pk):
        assessment = Assessment.objects.get()
        assert (assessment.mode, assessment.status) == (Mode.QUICK, Status.OPEN)
        assert Draft.objects.get().audience == "learning"


def test_nobody_is_promised_anonymity_while_it_is_open(leader, acme):
    with scope(acme.pk):
        scan = opened(mode=Mode.QUICK, audiences=(AskedAudience("learning"),))
        survey = opened()

    named, page = (leader.get(f"{HOME}{each.pk}/").content.decode() for each in (scan, survey))

    assert "nothing in it is withheld" in named
    assert "confidential, not anonymous" in page
    assert "cannot be traced" not in named + page


def test_the_end_of_closing_is_said_aloud(leader, acme):
    with scope(acme.pk):
        assessment = about_to_close(opened())
        close_assessment(assessment=assessment, now=timezone.now())

    where = f"{HOME}{assessment.pk}/"
    asked = leader.get(f"{where}?seen=CLOSING", headers={"HX-Request": "true"})

    assert 'id="state-words" role="status"' in leader.get(where).content.decode()
    assert 'hx-swap-oob="innerHTML:#state-words">Closed' in asked.content.decode()


def test_a_stored_draft_comes_back_into_its_form(leader, acme):
    with scope(acme.pk):
        assessment = prepared(name="Spring", targets={"A1": 4}, minimum_group=8)

    page = leader.get(f"{HOME}{assessment.pk}/edit/").content.decode()

    assert 'value="Spring"' in page
    assert 'name="minimum_group" value="8"' in page
    assert re.search(r'name="target_A1".*?<option value="4" selected>', page, re.DOTALL)


def test_the_open_page_hands_out_a_link_for_each_audience(leader, acme, settings):
    with scope(acme.pk):
        assessment = opened()

    page = leader.get(f"{HOME}{assessment.pk}/").content.decode()

    links = re.findall(rf'value="({settings.SITE_URL}/s/#[\w-]+)"', page)
    assert len(set(links)) == 4


def test_the_open_page_tells_no_more_than_that_an_audience_is_small(leader, acme):
    with scope(acme.pk):
        assessment = opened()
        answer(assessment, "executives", [3, 3, 3, 3])
        answer(assessment, "employees", [2] * 31)

    page = leader.get(f"{HOME}{assessment.pk}/").content.decode()

    assert "fewer than 5 answers" in page
    assert "<dd>35" in page
    assert ">4<" not in page
    assert ">31<" not in page  # 35 - 31 would give the executives away


@pytest.mark.parametrize("status", [Status.OPEN, Status.CLOSED])
def test_fewer_answers_than_the_minimum_are_counted_on_no_page(leader, acme, status):
    with scope(acme.pk):
        assessment = opened()
        answer(assessment, "executives", [3, 3])
        if status == Status.CLOSED:
            close_assessment(assessment=about_to_close(assessment), now=timezone.now())

    page = leader.get(f"{HOME}{assessment.pk}/").content.decode()
    listed = leader.get(HOME).content.decode()

    assert page.count("fewer than 5 answers") == 2
    assert "fewer than 5 people" in page
    assert page.count("no answers") == 3
    assert "fewer than 5 answers" in listed
    assert not re.search(r"<(dd|td)[^>]*>\s*2\s*<", page + listed)


def test_before_closing_few_answers_are_a_warning_without_a_number(leader, acme):
    with scope(acme.pk):
        assessment = opened()
        answer(assessment, "executives", [3, 3])

    page = leader.get(f"{HOME}{assessment.pk}/close/").content.decode()

    assert "Fewer than 5 people have answered." in page
    assert "would stay withheld for good" in page
    assert "2 people" not in page


def test_a_closing_page_asks_on_until_it_has_closed(leader, acme):
    with scope(acme.pk):
        assessment = about_to_close(answered_by_everybody(opened()))
    asking = {"path": f"{HOME}{assessment.pk}/", "data": {"seen": "CLOSING"}}
    asking["headers"] = {"HX-Request": "true"}

    while_closing = leader.get(**asking)
    with scope(acme.pk):
        close_assessment(assessment=assessment, now=timezone.now())
    after = leader.get(**asking)

    assert (while_closing.status_code, after.status_code) == (200, 286)
    assert b"Sealing the answers" in while_closing.content
    assert b"<html" not in while_closing.content + after.content
    assert f"/o/acme/results/{assessment.pk}/".encode() in after.content


def test_a_failed_closing_says_why_and_can_be_tried_again(leader, acme):
    with scope(acme.pk):
        assessment = about_to_close(opened())
        Assessment.objects.update(closing_failure="The worker was stopped.", closing_attempts=5)

    page = leader.get(f"{HOME}{assessment.pk}/").content.decode()
    leader.post(f"{HOME}{assessment.pk}/retry/")

    assert "The worker was stopped." in page
    assert "every 1s" not in page
    with scope(acme.pk):
        assessment.refresh_from_db()
    assert (assessment.closing_failure, assessment.closing_attempts) == ("", 0)


@pytest.mark.parametrize("page", ["", "new/", "new/survey/", "{id}/", "{id}/edit/", "{id}/close/"])
def test_each_page_stays_within_its_queries(leader, acme, page, django_assert_max_num_queries):
    with scope(acme.pk):
        assessment = opened() if page in {"{id}/", "{id}/close/"} else prepared()
        answer(assessment, "employees", [2] * 9)
        opened()
        opened()

    with django_assert_max_num_queries(8):
        response = leader.get(HOME + page.format(id=assessment.pk))

    assert response.status_code == 200


def test_a_list_is_read_a_page_at_a_time(leader, acme):
    with scope(acme.pk):
        for number in range(27):
            prepared(name=f"Wave {number}")

    first = leader.get(HOME).content.decode()
    older = re.search(r'href="(\?before=\d+)"', first).group(1)
    second = leader.get(HOME + older).content.decode()

    assert (first.count("Wave "), second.count("Wave ")) == (25, 2)
