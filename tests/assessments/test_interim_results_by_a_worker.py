"""A real worker publishes an interim result; one killed at it is replaced, with equal figures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from asking import answered_by_everybody, opened
from django.db.models.functions import Now
from worker import held, running_worker, somebody_waits_for_a_lock, wait_until

from assessments.actions.checking import check_result
from assessments.actions.interims import request_interim, ring_waiting_interims
from assessments.models import Draft, InterimResult, Response
from organizations.tenancy.lease import JobStatus

pytestmark = [
    pytest.mark.worker,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("inside", "empty_queue"),
]


def is_ready(interim: InterimResult) -> bool:
    return InterimResult.objects.filter(pk=interim.pk, status=JobStatus.READY).exists()


@pytest.mark.parametrize(
    ("table", "left"), [("assessments_draft", (47, 0)), ("organizations_auditentry", (0, 47))]
)
def test_a_worker_killed_while_sealing_or_publishing_is_replaced(tmp_path, table, left):
    interim = request_interim(assessment=answered_by_everybody(opened()), by=None)

    with running_worker(tmp_path) as first, held(table):
        wait_until(somebody_waits_for_a_lock)
        first.kill()
    assert (Draft.objects.count(), Response.objects.count()) == left
    InterimResult.objects.update(
        lease_until=Now() - timedelta(minutes=1), rung_at=Now() - timedelta(minutes=1)
    )

    with running_worker(tmp_path):
        assert ring_waiting_interims() == 1
        wait_until(lambda: is_ready(interim))
    done = InterimResult.objects.get()
    assert check_result(done, basis="answers").agrees
    assert (Draft.objects.count(), Response.objects.count()) == (0, 47)
