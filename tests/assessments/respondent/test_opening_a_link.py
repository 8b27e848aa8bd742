"""One address for everybody: a key opens an assessment, anything else one friendly page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from answering import open_survey
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from assessments.models import Status


@pytest.fixture(autouse=True)
def _nobody_has_guessed_yet():
    cache.clear()


def test_the_entry_page_is_the_same_for_everybody_and_costs_no_query(
    survey, phone, django_assert_num_queries
):
    with django_assert_num_queries(0):
        pages = {phone.get("/s/").content, Client(headers={"cookie": "a=b"}).get("/s/").content}

    assert len(pages) == 1
    assert phone.get("/s/")["Cache-Control"] == "public, max-age=300"


def test_opening_a_link_writes_nothing_and_sets_no_cookie(survey, phone):
    for opened in (phone.get("/s/"), phone.post("/s/", {"key": survey.link_key})):
        assert opened.status_code == 200
        assert not opened.cookies

    assert survey.drafts() == 0


def test_answers_leave_uncached_and_without_a_referrer(survey, phone):
    opened = phone.post("/s/", {"key": survey.link_key})

    assert opened["Cache-Control"] == "no-store"
    assert opened["Referrer-Policy"] == "no-referrer"
    assert "Cookie" not in opened["Vary"]


def test_the_link_says_who_asks_how_long_it_takes_and_what_is_confidential(survey, phone):
    words = phone.post("/s/", {"key": survey.link_key}).content.decode()

    assert "How does Acme learn?" in words
    assert "8 to 12 minutes" in words
    assert "groups under 5 people are never shown" in words
    assert "not endorsed by its authors" in words


def test_a_whole_link_opens_as_its_key_does(survey, phone):
    link = f"https://hilo.example/s/#{survey.link_key} "

    assert phone.post("/s/", {"key": link}).status_code == 200


@pytest.mark.parametrize("wrong", ["", "nonsense", "x" * 5_000, "'; --", "\x00", "\u2603"])
def test_a_wrong_key_opens_nothing(survey, phone, wrong):
    assert phone.post("/s/", {"key": wrong}).status_code == 404


def test_unknown_foreign_and_unopened_links_look_the_same(survey, phone, globex):
    unopened = open_survey(globex, status=Status.DRAFT)
    keys = ["unknown", unopened.link_key]

    answers = {phone.post("/s/", {"key": key}).content for key in keys}

    assert len(answers) == 1


@pytest.mark.parametrize("status", [Status.CLOSING, Status.CLOSED])
def test_a_closed_assessment_says_so_kindly(survey, phone, status):
    survey.become(status)

    closed = phone.post("/s/", {"key": survey.link_key})

    assert closed.status_code == 410
    assert "This assessment has closed" in closed.content.decode()


def test_an_assessment_is_closed_once_its_time_has_passed(acme, phone):
    late = open_survey(acme, closes_at=timezone.now() - timedelta(seconds=1))

    assert phone.post("/s/", {"key": late.link_key}).status_code == 410
    assert phone.post("/s/start/", {"key": late.link_key}).status_code == 410
    assert late.drafts() == 0


def test_guessing_is_slowed_down_but_never_whoever_holds_a_key(survey, phone):
    tried = [phone.post("/s/", {"key": f"guess-{n}"}).status_code for n in range(11)]

    assert tried == [404] * 10 + [429]
    assert phone.post("/s/", {"key": survey.link_key}).status_code == 200


def test_without_redis_links_open_and_wrong_ones_do_not(survey, phone, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere/redis.sock",
        }
    }

    assert phone.post("/s/", {"key": survey.link_key}).status_code == 200
    assert phone.post("/s/", {"key": "unknown"}).status_code == 404


def test_beginning_asks_for_the_unit_where_there_are_units(acme, phone):
    with_units = open_survey(acme, units=[[7, "Sales"], [8, "Warehouse"]])

    without = phone.post("/s/start/", {"key": with_units.link_key, "unit": "9"})
    begun = phone.post("/s/start/", {"key": with_units.link_key, "unit": "8"})

    assert without.status_code == 422
    assert "Choose the unit you work in." in without.content.decode()
    assert begun.status_code == 200
    assert with_units.drafts() == 1


def test_addresses_that_are_posted_to_lead_back_to_the_entry(phone):
    for address in ("/s/start/", "/s/answer/", "/s/submit/"):
        assert phone.get(address).headers["Location"] == "/s/"
