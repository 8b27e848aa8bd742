"""Sending marks the answers as meant; sending again shows the same page."""

from __future__ import annotations

import pytest
from answering import open_survey, save

from assessments.models import Assessment, Draft, Mode, Status
from organizations.tenancy import scope


def send(client, key: str, **headers: str):
    return client.post("/s/submit/", {"key": key}, headers=headers)


def test_sending_twice_gives_the_same_page_and_one_response(survey, key, phone):
    save(phone, key, {"element": "A1", "level": 1})

    first, second = send(phone, key), send(phone, key)

    assert first.status_code == second.status_code == 200
    assert first.content == second.content
    assert "Thank you. Your answers are in." in first.content.decode()
    assert survey.draft(key).is_submitted
    assert survey.drafts() == 1


def test_answers_can_be_changed_until_it_closes_and_stay_sent(survey, key, phone):
    save(phone, key, {"element": "A1", "level": 1})
    send(phone, key)

    assert "Thank you" in phone.post("/s/", {"key": key}).content.decode()
    changing = phone.post("/s/", {"key": key, "change": "1"})
    assert save(phone, key, {"element": "A1", "level": 4}).status_code == 200

    assert "Strategy &amp; business alignment" in changing.content.decode()
    draft = survey.draft(key)
    assert draft.is_submitted
    assert draft.answers[0] == 4


def test_nothing_at_all_is_not_a_response(survey, key, phone):
    in_words, as_json = send(phone, key), send(phone, key, X_Survey="1")

    assert as_json.status_code == 422
    assert "Answer at least one question" in as_json.json()["reason"]
    assert "Answer at least one question" in in_words.content.decode()
    assert not survey.draft(key).is_submitted


def test_a_response_of_cannot_judge_alone_counts(survey, key, phone):
    save(phone, key, {"element": "A1", "level": 0})

    send(phone, key)

    assert survey.draft(key).is_submitted


@pytest.mark.parametrize("before", [True, False])
def test_while_it_closes_what_was_sent_stays_and_nothing_new_is_taken(survey, key, phone, before):
    save(phone, key, {"element": "A1", "level": 1})
    if before:
        send(phone, key)
    survey.become(Status.CLOSING)

    assert send(phone, key).status_code == (200 if before else 410)
    assert survey.draft(key).is_submitted is before


def test_after_sealing_the_key_opens_nothing(survey, key, phone):
    survey.become(Status.CLOSED)
    with scope(survey.assessment.organization_id):
        Draft.objects.all().delete()

    assert send(phone, key).status_code == 404
    assert phone.post("/s/", {"key": key}).status_code == 404


def test_a_quick_scan_closes_when_its_rater_sends(acme, phone):
    scan = open_survey(acme, mode=Mode.QUICK)
    key = scan.begin()
    save(phone, key, {"element": "A1", "level": 1})

    first = send(phone, key)
    second = send(phone, key)

    with scope(acme.pk):
        assert Assessment.objects.get(pk=scan.assessment.pk).status == Status.CLOSING
    assert first.content == second.content
    assert f"/o/acme/assessments/{scan.assessment.pk}/" in first.content.decode()
