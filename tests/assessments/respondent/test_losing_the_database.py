"""No 2xx for what is not stored: while the database is away, the respondent is told."""

from __future__ import annotations

import pytest
from answering import save
from django.db import connection

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
