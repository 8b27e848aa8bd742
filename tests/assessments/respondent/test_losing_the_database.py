"""No 2xx for what is not stored: while the database is away, the respondent is told."""

from __future__ import annotations

import pytest
from answering import save
from django.db import connection

from assessments.access.respondent import find_remembered_door

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def no_database(survey, key):
    """Point this thread's connection at a server that is not there."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(HOST="/nowhere", PORT="")
    yield
    connection.close()
    connection.settings_dict.update(before)


def test_a_save_is_not_acknowledged(no_database, key, phone):
    lost = save(phone, key, {"element": "A1", "level": 1})

    assert lost.status_code == 503
    assert lost.json()["reason"] == "The answers cannot be stored right now."


def test_a_page_without_javascript_keeps_what_was_written(no_database, key, phone):
    written = {"key": key, "element": "A1", "level-A1": "2", "comment-A1": 'My "words"'}

    lost = phone.post("/s/answer/", written)

    page = lost.content.decode()
    assert lost.status_code == 503
    assert 'name="comment-A1" value="My &quot;words&quot;"' in page
    assert 'name="level-A1" value="2"' in page
    assert 'action="/s/answer/"' in page


def test_a_link_says_that_it_cannot_be_opened_now(no_database, survey, phone):
    assert phone.post("/s/", {"key": survey.link_key}).status_code == 503
    assert phone.get("/s/").status_code == 200


def test_an_answer_after_a_restart_of_the_database_is_stored_at_once(survey, key, phone):
    """Every kept connection is dead then, and nobody asks before an answer whether it lives."""
    save(phone, key, {"element": "A1", "level": 1})
    end_kept_connection()

    assert save(phone, key, {"element": "A1", "level": 4}).status_code == 200
    assert survey.draft(key).answers[0] == 4


def test_a_respondent_begins_and_sends_after_a_restart_of_the_database(survey, phone):
    key = survey.begin()
    save(phone, key, {"element": "A1", "level": 1})

    end_kept_connection()
    assert phone.post("/s/", {"key": survey.link_key}).status_code == 200
    end_kept_connection()
    assert phone.post("/s/start/", {"key": survey.link_key}).status_code == 200
    end_kept_connection()
    assert phone.post("/s/submit/", {"key": key}).status_code == 200
    assert survey.drafts() == 2


def test_what_was_refused_while_the_database_was_away_is_taken_when_it_is_back(survey, key, phone):
    save(phone, key, {"element": "A1", "level": 1})
    assert find_remembered_door(key)
    before = dict(connection.settings_dict)
    end_kept_connection()
    connection.settings_dict.update(HOST="/nowhere", PORT="")
    lost = save(phone, key, {"element": "A1", "level": 3}).status_code
    connection.settings_dict.update(before)

    assert lost == 503
    assert survey.draft(key).answers[0] == 1
    assert save(phone, key, {"element": "A1", "level": 3}).status_code == 200
    assert survey.draft(key).answers[0] == 3


def end_kept_connection() -> None:
    """Do to this thread's connection what a restart does to all, as another one."""
    connection.ensure_connection()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    other.close()
