"""Answers that arrive at the same moment, also at the moment of closing, are in or refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from answering import CODES, Survey, save
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from assessments.actions.closing import AssessmentNotOpen, request_close
from assessments.models import Assessment, Status
from organizations.tenancy import scope

pytestmark = pytest.mark.django_db(transaction=True)


def in_a_thread(work, *values):
    try:
        return work(*values)
    finally:
        connection.close()


def save_one(key: str, code: str, level: int) -> int:
    return save(Client(), key, {"element": code, "level": level}).status_code


def test_twenty_answers_at_once_are_all_in_one_draft(survey, key):
    with ThreadPoolExecutor(20) as devices:
        sent = [
            devices.submit(in_a_thread, save_one, key, CODES[number % 18], 1 + number % 4)
            for number in range(20)
        ]
        statuses = {one.result(20) for one in sent}

    assert statuses == {200}
    assert survey.drafts() == 1
    assert None not in survey.draft(key).answers


def test_the_same_answers_from_twenty_devices_are_one_response(survey, key):
    everything = [{"element": code, "level": 3} for code in CODES]
    with ThreadPoolExecutor(20) as devices:
        sent = [
            devices.submit(in_a_thread, save, Client(), key, *everything) for _device in range(20)
        ]
        statuses = {one.result(20).status_code for one in sent}

    assert statuses == {200}
    assert survey.draft(key).answers == [3] * 18


def test_an_answer_that_arrives_while_closing_begins_is_refused(survey, key):
    may_commit, has_begun = Event(), Event()

    def close() -> None:
        with scope(survey.assessment.organization_id), transaction.atomic():
            Assessment.objects.filter(pk=survey.assessment.pk).update(status=Status.CLOSING)
            has_begun.set()
            may_commit.wait(10)

    with ThreadPoolExecutor(2) as threads:
        closing = threads.submit(in_a_thread, close)
        has_begun.wait(10)
        late = threads.submit(in_a_thread, save_one, key, "A1", 4)
        assert not late.done()
        may_commit.set()
        closing.result(10)

        assert late.result(10) == 409
    assert survey.draft(key).answers[0] is None


def test_what_was_acknowledged_while_closing_is_in_the_draft(survey, key):
    """Answers rain down while the assessment closes: the last level told 200 is the one stored."""

    def rain() -> list[int]:
        levels = [1 + number % 4 for number in range(40)]
        return [level for level in levels if save_one(key, "A1", level) == 200]

    def close() -> None:
        with scope(survey.assessment.organization_id):
            Assessment.objects.filter(pk=survey.assessment.pk).update(status=Status.CLOSING)

    with ThreadPoolExecutor(2) as threads:
        raining = threads.submit(in_a_thread, rain)
        while survey.draft(key).answers[0] is None:
            pass
        threads.submit(in_a_thread, close).result(10)
        told = raining.result(20)

    assert 0 < len(told) <= 40
    assert survey.draft(key).answers[0] == told[-1]


def test_closing_cannot_overtake_a_save_in_hand(survey, key) -> None:
    """While one statement is writing, its lock keeps the assessment from closing."""
    with scope(survey.assessment.organization_id), transaction.atomic():
        assert save_one(key, "A1", 2) == 200
        with ThreadPoolExecutor(1) as threads:
            closing = threads.submit(in_a_thread, _close_without_waiting, survey)

            with pytest.raises(Exception, match="lock"):
                closing.result(10)


def _close_without_waiting(survey: Survey) -> None:
    with scope(survey.assessment.organization_id), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
        try:
            request_close(assessment=survey.assessment, by=None, now=timezone.now())
        except AssessmentNotOpen:
            return
