"""A real worker publishes an interim result; one killed at it is replaced, with equal figures."""

from __future__ import annotations

import signal
from datetime import timedelta

import pytest
from asking import answered_by_everybody, opened
from django.db.models.functions import Now
from worker import held, held_before, running_worker, somebody_waits_for_a_lock, wait_until

from assessments.actions.checking import check_result
from assessments.actions.interims import request_interim, ring_waiting_interims
from assessments.models import Draft, InterimResult, Response
from organizations.models import AuditEntry
from organizations.tenancy.lease import JobStatus

pytestmark = [
    pytest.mark.worker,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("inside", "empty_queue"),
]


def is_ready(interim: InterimResult) -> bool:
    return InterimResult.objects.filter(pk=interim.pk, status=JobStatus.READY).exists()


def end_the_lease() -> None:
    """Stands for the half minute after which nobody waits for a silent worker."""
    long_ago = Now() - timedelta(minutes=1)
    InterimResult.objects.update(lease_until=long_ago, rung_at=long_ago)


@pytest.mark.parametrize(
    ("table", "left"), [("assessments_draft", (47, 0)), ("organizations_auditentry", (0, 47))]
)
def test_a_worker_killed_while_sealing_or_publishing_is_replaced(tmp_path, table, left):
    interim = request_interim(assessment=answered_by_everybody(opened()), by=None)

    with held(table), running_worker(tmp_path) as first:
        wait_until(somebody_waits_for_a_lock)
        first.kill()
    assert (Draft.objects.count(), Response.objects.count()) == left
    end_the_lease()
    with running_worker(tmp_path):
        assert ring_waiting_interims() == 1
        wait_until(lambda: is_ready(interim))
    done = InterimResult.objects.get()
    assert check_result(done, basis="answers").agrees
    assert (Draft.objects.count(), Response.objects.count()) == (0, 47)


def test_a_frozen_worker_that_wakes_up_after_its_lease_publishes_nothing(tmp_path):
    assessment = answered_by_everybody(opened())
    at_release = "assessments_interimresult WHERE step = 'releasing'"

    with running_worker(tmp_path) as frozen:
        with held_before("UPDATE OF step ON assessments_interimresult", where=at_release):
            interim = request_interim(assessment=assessment, by=None)
            wait_until(somebody_waits_for_a_lock)
            frozen.signal(signal.SIGSTOP)
        end_the_lease()
        with running_worker(tmp_path):
            ring_waiting_interims()
            wait_until(lambda: is_ready(interim))
        published = InterimResult.objects.get()
        frozen.signal(signal.SIGCONT)
        wait_until(lambda: "succeeded" in frozen.log.read_text())

    after = InterimResult.objects.get()
    assert (after.token, after.finished_at) == (published.token, published.finished_at)
    assert (after.attempts, AuditEntry.objects.filter(action="publish_interim").count()) == (2, 1)
