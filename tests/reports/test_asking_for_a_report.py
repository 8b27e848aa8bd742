"""Asking for a report: equal requests share a run, others get their own."""

from __future__ import annotations

import pytest

from organizations.actions.brand import change_brand
from organizations.models import AuditEntry
from reports.actions.runs import (
    RunIsLive,
    RunIsOver,
    cancel_report,
    request_report,
    retry_report,
)
from reports.models import File, Run, RunStatus
from reports.tasks import build_report

pytestmark = pytest.mark.usefixtures("inside")


def test_a_request_waits_for_a_worker(run):
    assert run.status == RunStatus.QUEUED
    assert AuditEntry.objects.filter(action="request_report", subject_id=run.pk).exists()


def test_two_equal_requests_are_one_run(result, run, eve):
    again = request_report(result=result, by=eve, language="en")

    assert again == run
    assert Run.objects.count() == 1


def test_an_equal_request_gives_the_files_that_are_ready(result, built, eve):
    again = request_report(result=result, by=eve, language="en")

    assert again == built
    assert File.objects.count() == 3


def test_another_language_is_another_report(result, run, olivia):
    assert request_report(result=result, by=olivia, language="de") != run


def test_another_brand_is_another_report(result, run, olivia):
    change_brand(accent="#7A1F5C", logo=None, by=olivia)

    assert request_report(result=result, by=olivia, language="en") != run


def test_the_bell_rings_once_the_request_is_committed(
    result, olivia, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as bells:
        request_report(result=result, by=olivia, language="en")
        request_report(result=result, by=olivia, language="en")

    assert len(bells) == 1


def test_a_waiting_report_can_be_cancelled_and_is_not_built(run, olivia):
    cancel_report(run=run, by=olivia)
    build_report(run_id=run.pk, organization_id=run.organization_id)

    run.refresh_from_db()
    assert run.status == RunStatus.CANCELLED
    assert not File.objects.exists()
    assert AuditEntry.objects.filter(action="cancel_report", subject_id=run.pk).exists()


def test_a_ready_report_can_not_be_cancelled(built, olivia):
    with pytest.raises(RunIsOver):
        cancel_report(run=built, by=olivia)


def test_a_cancelled_report_can_be_built_again(run, olivia):
    cancel_report(run=run, by=olivia)

    again = retry_report(run=run, by=olivia)
    build_report(run_id=run.pk, organization_id=run.organization_id)

    again.refresh_from_db()
    assert again == run
    assert again.status == RunStatus.READY


def test_a_report_that_is_live_is_not_repeated(run, olivia):
    with pytest.raises(RunIsLive):
        retry_report(run=run, by=olivia)


def test_repeating_gives_the_equal_run_that_was_asked_for_meanwhile(result, run, olivia):
    cancel_report(run=run, by=olivia)
    newer = request_report(result=result, by=olivia, language="en")

    assert retry_report(run=run, by=olivia) == newer
