"""The clock opens and closes what is due, and rings again where a ring was lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from asking import about_to_close, answered_by_everybody, opened, prepared
from django.utils import timezone
from worker import wait_until

from assessments.actions.closing import ring
from assessments.actions.due import run_due
from assessments.models import Assessment, Status
from assessments.tasks import close_assessment, run_due_assessments
from organizations.tenancy import scope

NOW = timezone.now()
A_MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)  # longer than all other tests together take


def status_of(assessment: Assessment) -> str:
    return Assessment.objects.values_list("status", flat=True).get(pk=assessment.pk)


def test_what_is_due_opens_and_what_is_not_waits(inside):
    due = prepared(opens_at=NOW - A_MINUTE)
    later = prepared(opens_at=NOW + A_MINUTE)
    by_hand = prepared()

    run_due(now=NOW)

    assert [status_of(each) for each in (due, later, by_hand)] == ["OPEN", "DRAFT", "DRAFT"]


def test_what_is_due_closes(inside):
    due, later = opened(closes_at=NOW + A_DAY), opened(closes_at=NOW + 3 * A_DAY)

    run_due(now=NOW + 2 * A_DAY)

    assert [status_of(each) for each in (due, later)] == ["CLOSING", "OPEN"]


def test_one_that_cannot_be_opened_does_not_keep_the_others_waiting(inside):
    impossible = prepared(opens_at=NOW - A_MINUTE, ask_unit=True)
    possible = prepared(opens_at=NOW - A_MINUTE)

    run_due(now=NOW)

    assert [status_of(each) for each in (impossible, possible)] == ["DRAFT", "OPEN"]


def test_a_failed_closing_waits_for_a_person(inside):
    failed = about_to_close(opened())
    Assessment.objects.update(closing_failure="It failed.", closing_rung_at=NOW - 5 * A_MINUTE)

    run_due(now=NOW)

    failed.refresh_from_db()
    assert failed.closing_rung_at == NOW - 5 * A_MINUTE


def test_ringing_again_leaves_alone_what_a_worker_wrote_meanwhile(inside):
    looked_at = about_to_close(opened())
    Assessment.objects.update(status=Status.CLOSED, participation={"employees": [7, 6]})

    ring(looked_at, now=NOW)

    looked_at.refresh_from_db()
    assert looked_at.status == Status.CLOSED
    assert looked_at.participation == {"employees": [7, 6]}


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_the_clock_finds_a_lost_ring_in_any_organization(globex, celery_worker_process):
    with scope(globex.pk):
        assessment = about_to_close(answered_by_everybody(opened()))
        Assessment.objects.update(closing_rung_at=NOW - 5 * A_MINUTE)

    run_due_assessments()

    with scope(globex.pk):
        wait_until(lambda: status_of(assessment) == Status.CLOSED)


def test_a_failure_is_kept_in_words_for_people(inside):
    assessment = about_to_close(opened())
    Assessment.objects.update(profile="unheard of")

    with pytest.raises(KeyError):
        close_assessment(organization_id=inside.pk, assessment_id=assessment.pk)

    assessment.refresh_from_db()
    assert assessment.status == Status.CLOSING
    assert "answers are safe" in assessment.closing_failure
