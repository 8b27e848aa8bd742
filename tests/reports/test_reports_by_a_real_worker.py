"""Reports by a real worker over a real broker: built, killed in the middle, and gone on with."""

from __future__ import annotations

from datetime import timedelta

import pytest
from celery import current_app
from django.db import connection, transaction
from django.db.models.functions import Now
from worker import running_worker, start_worker, wait_until

from reports.actions.runs import request_report
from reports.models import File, Run, RunStatus

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def empty_queue():
    current_app.control.purge()


def is_ready(run: Run) -> bool:
    return Run.objects.get(pk=run.pk).status == RunStatus.READY


def test_a_report_is_built_after_the_request(result, olivia, inside, tmp_path):
    with running_worker(tmp_path):
        run = request_report(result=result, by=olivia, language="en")
        wait_until(lambda: is_ready(run))

    assert {file.kind for file in File.objects.all()} == {"pdf", "html", "xlsx"}


def test_a_killed_workers_report_is_gone_on_with_by_the_next(result, olivia, inside, tmp_path):
    run = request_report(result=result, by=olivia, language="en")
    kill_while_storing(run, tmp_path)
    left = Run.objects.get(pk=run.pk)
    assert left.status == RunStatus.RUNNING
    assert not File.objects.exists()

    # Stands for the thirty seconds after which the lease is over.
    past = Now() - timedelta(seconds=31)
    Run.objects.filter(pk=run.pk).update(lease_until=past, rung_at=past)
    with running_worker(tmp_path):
        current_app.tasks["reports.ring_waiting_runs"].delay()
        wait_until(lambda: is_ready(run))

    assert File.objects.count() == 3
    assert Run.objects.get(pk=run.pk).attempts == 2


def kill_while_storing(run: Run, folder) -> None:
    """Let the worker get as far as its last transaction, and no further."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {File._meta.db_table} IN ACCESS EXCLUSIVE MODE")
        doomed = start_worker(folder)
        try:
            wait_until(lambda: has_built_everything(run))
        finally:
            doomed.kill()


def has_built_everything(run: Run) -> bool:
    now = Run.objects.get(pk=run.pk)
    return 0 < now.sections_total == now.sections_done
