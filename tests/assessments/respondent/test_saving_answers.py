"""Every change is stored as it comes; what is wrong is refused with a reason, the rest is kept."""

from __future__ import annotations

import pytest
from answering import CODES, open_survey, save

from assessments.models import Status


def test_an_answer_is_stored_with_its_importance_and_comment(survey, key, phone):
    change = {"element": "A2", "level": 3, "importance": 4, "comment": "Since spring."}

    assert save(phone, key, change).status_code == 200

    draft = survey.draft(key)
    assert draft.answers[:3] == [None, 3, None]
    assert draft.importance[:3] == [None, 4, None]
    assert draft.comments == {"A2": "Since spring."}


def test_sending_twice_changes_nothing(survey, key, phone):
    change = {"element": "A1", "level": 2, "comment": "Twice"}
    save(phone, key, change)
    once = survey.draft(key)

    assert save(phone, key, change).status_code == 200

    again = survey.draft(key)
    assert (again.answers, again.comments) == (once.answers, once.comments)
    assert survey.drafts() == 1


def test_two_devices_never_undo_each_others_answers(survey, key, phone, client):
    save(phone, key, {"element": "A1", "level": 1}, {"element": "A2", "comment": "phone"})
    save(client, key, {"element": "B1", "level": 4}, {"element": "B2", "comment": "laptop"})

    draft = survey.draft(key)
    assert (draft.answers[0], draft.answers[3]) == (1, 4)
    assert draft.comments == {"A2": "phone", "B2": "laptop"}


def test_not_being_able_to_judge_and_taking_an_answer_back_are_answers_too(survey, key, phone):
    save(phone, key, {"element": "A1", "level": 0}, {"element": "A2", "level": 2})
    save(phone, key, {"element": "A2", "level": None, "comment": ""})

    assert survey.draft(key).answers[:2] == [0, None]


@pytest.mark.parametrize("level", [5, -1, 2.0, "2", True, [], {}, 10**30])
def test_a_level_that_the_instrument_does_not_have_is_refused(survey, key, phone, level):
    refused = save(phone, key, {"element": "A1", "level": level}, {"element": "A2", "level": 2})

    assert refused.status_code == 422
    reasons = refused.json()["refused"]
    assert [(one["element"], one["field"]) for one in reasons] == [("A1", "level")]
    assert survey.draft(key).answers[:2] == [None, 2]


@pytest.mark.parametrize("element", ["Z9", "", None, 1, ["A1"], "A1\x00", "A" * 5_000])
def test_an_element_of_another_instrument_is_refused(survey, key, phone, element):
    refused = save(phone, key, {"element": element, "level": 1}, {"element": "A2", "level": 2})

    assert refused.status_code == 422
    assert survey.draft(key).answers[:2] == [None, 2]


def test_a_comment_of_5000_characters_is_refused_with_the_reason_and_the_rest_kept(
    survey, key, phone
):
    refused = save(phone, key, {"element": "A1", "level": 1, "comment": "x" * 5_000})

    [reason] = refused.json()["refused"]
    assert reason["reason"] == "A comment has 2,000 characters at most; this one has 5,000."
    assert survey.draft(key).answers[0] == 1
    assert survey.draft(key).comments == {}


def test_a_comment_may_hold_any_character_that_can_be_stored(survey, key, phone):
    sent = {"element": "A1", "comment": "a\x00b \ud800 <b>\r\n☃"}

    assert save(phone, key, sent).status_code == 200
    assert survey.draft(key).comments == {"A1": "ab  <b>\n☃"}


def test_importance_is_refused_where_it_is_not_asked(acme, phone):
    plain = open_survey(acme, ask_importance=False)
    key = plain.begin()

    assert save(phone, key, {"element": "A1", "importance": 1}).status_code == 422
    assert plain.draft(key).importance[0] is None


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"key": 1, "changes": []}', b"[" * 9_000])
def test_what_no_page_sends_is_refused(phone, db, body):
    sent = phone.post("/s/save/", body, content_type="application/json")

    assert sent.status_code == 400


def test_a_link_is_not_a_respondents_key(survey, phone):
    assert save(phone, survey.link_key, {"element": "A1", "level": 1}).status_code == 404
    assert save(phone, "unknown", {"element": "A1", "level": 1}).status_code == 404


@pytest.mark.parametrize("status", [Status.DRAFT, Status.CLOSING, Status.CLOSED])
def test_an_assessment_that_is_not_open_stores_nothing(survey, key, phone, status):
    survey.become(status)

    refused = save(phone, key, {"element": "A1", "level": 1})

    assert refused.status_code == 409
    assert survey.draft(key).answers[0] is None


def test_saving_takes_two_queries_however_much_is_sent(
    survey, key, phone, django_assert_max_num_queries
):
    save(phone, key, {"element": "A1", "level": 1})
    everything = [{"element": code, "level": 2, "importance": 1} for code in CODES]

    with django_assert_max_num_queries(2):
        saved = save(phone, key, *everything)

    assert saved.status_code == 200
    assert survey.draft(key).answers == [2] * 18


def test_saving_sets_no_cookie(key, phone):
    saved = save(phone, key, {"element": "A1", "level": 1})

    assert not saved.cookies
    assert saved["Cache-Control"] == "no-store"


def test_a_key_made_before_the_secret_changed_still_opens(survey, key, phone, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret that is at least fifty characters long"

    assert save(phone, key, {"element": "A1", "level": 1}).status_code == 200
