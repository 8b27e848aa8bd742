"""Building a report: progress, leases, fences, reasons for failing, and never half a report."""

from __future__ import annotations

import hashlib
import uuid
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.models.functions import Now

from hilo.errors import DomainError
from organizations.models import AuditEntry
from organizations.tenancy.lease import (
    LEASE,
    MOST_ATTEMPTS,
    LeaseLost,
    WorkerKeptStopping,
    claim,
    work_under,
)
from reports.actions.building import build_report as build
from reports.actions.building import fail_report
from reports.actions.runs import cancel_report
from reports.models import File, Run, RunStatus
from reports.tasks import build_report

pytestmark = pytest.mark.usefixtures("inside")


def test_a_built_report_has_every_file_with_its_digest(built):
    files = {file.kind: file for file in File.objects.all()}

    assert built.status == RunStatus.READY
    assert set(files) == {"pdf", "html", "xlsx"}
    assert bytes(files["pdf"].content).startswith(b"%PDF-")
    assert files["pdf"].name == "Acme-Autumn-2026.pdf"
    for file in files.values():
        assert file.digest == hashlib.sha256(bytes(file.content)).hexdigest()
    assert AuditEntry.objects.filter(action="build_report", subject_id=built.pk).exists()


def test_progress_is_counted_by_sections_up_to_the_end(built):
    assert built.sections_total > 15
    assert built.sections_done == built.sections_total


def test_each_section_is_named_while_it_is_built_and_holds_the_lease(run):
    lease = claim(Run, run.pk)
    lease.renew(section="Summary", sections_total=18)

    held = Run.objects.get(pk=run.pk)
    left = held.lease_until - Run.objects.values_list(Now(), flat=True)[0]
    assert (held.section, held.sections_total) == ("Summary", 18)
    assert LEASE - timedelta(seconds=5) < left <= LEASE


def test_a_run_that_is_held_is_not_taken_by_another_worker(run):
    assert claim(Run, run.pk) is not None
    assert claim(Run, run.pk) is None


def test_a_worker_that_lost_its_lease_can_not_finish(run):
    stale = claim(Run, run.pk)
    Run.objects.update(lease_until=Now() - timedelta(seconds=1))
    fresh = claim(Run, run.pk)

    work_under(stale, work=build, fail=fail_report)
    assert not File.objects.exists()
    work_under(fresh, work=build, fail=fail_report)

    run.refresh_from_db()
    assert run.status == RunStatus.READY
    assert run.attempts == 2
    assert File.objects.count() == 3


def test_a_database_that_is_away_is_no_failure_of_the_run(run):
    def cut_off(*, lease):
        raise OperationalError

    with pytest.raises(OperationalError):
        work_under(claim(Run, run.pk), work=cut_off, fail=fail_report)

    run.refresh_from_db()
    assert (run.status, run.failure, run.attempts) == (RunStatus.RUNNING, "", 1)


def test_what_broke_is_told_even_if_another_worker_has_the_run_by_then(run):
    def break_off(*, lease):
        raise ValueError("broken")

    def fail_too_late(*, lease, error):
        Run.objects.update(token=uuid.uuid4())
        lease.renew()

    with pytest.raises(ValueError, match="broken"):
        work_under(claim(Run, run.pk), work=break_off, fail=fail_too_late)


def test_a_stale_worker_can_neither_renew_nor_fail_the_run_of_another(run):
    stale = claim(Run, run.pk)
    Run.objects.update(lease_until=Now() - timedelta(seconds=1))
    claim(Run, run.pk)

    with pytest.raises(LeaseLost):
        stale.renew(section="Summary")
    fail_report(lease=stale, error=RuntimeError("too late"))

    assert Run.objects.get(pk=run.pk).status == RunStatus.RUNNING


def test_a_worker_stops_before_its_next_section_once_the_run_is_cancelled(run, olivia):
    lease = claim(Run, run.pk)
    lease.renew(section="Summary", sections_total=18)
    cancel_report(run=run, by=olivia)

    with pytest.raises(LeaseLost):
        lease.renew(section="Profile")
    work_under(lease, work=build, fail=fail_report)

    run.refresh_from_db()
    assert run.status == RunStatus.CANCELLED
    assert not File.objects.exists()


def test_a_section_that_breaks_names_itself_and_the_way_on(run, result, caplog):
    del result.body["overall"]["profile"]
    result.save()

    with pytest.raises(KeyError):
        build_report(run_id=run.pk, organization_id=run.organization_id)

    run.refresh_from_db()
    assert run.status == RunStatus.FAILED
    assert run.failure == (
        "Something broke while building section “Profile over the levels”; try again."
    )
    assert not File.objects.exists()
    assert AuditEntry.objects.filter(action="fail_report", subject_id=run.pk).exists()


class FontsAreMissing(DomainError):
    message = "The fonts of the report are missing."


def test_an_anticipated_refusal_is_told_in_its_own_words(run):
    fail_report(lease=claim(Run, run.pk), error=FontsAreMissing())

    assert Run.objects.get(pk=run.pk).failure == "The fonts of the report are missing."


def test_a_report_that_kills_its_worker_five_times_is_given_up(run):
    for _attempt in range(MOST_ATTEMPTS):
        assert claim(Run, run.pk) is not None
        Run.objects.update(lease_until=Now() - timedelta(seconds=1))

    with pytest.raises(WorkerKeptStopping):
        build_report(run_id=run.pk, organization_id=run.organization_id)
    run.refresh_from_db()
    assert run.status == RunStatus.FAILED
    assert "five times" in run.failure


@pytest.mark.parametrize("name", ["../../etc/passwd", 'a"\r\nSet-Cookie: x', "..", "学習"])
def test_a_file_name_is_made_of_letters_digits_and_dashes(run, result, name):
    result.assessment.name = name
    result.assessment.save()

    build_report(run_id=run.pk, organization_id=run.organization_id)

    stored = File.objects.get(kind="pdf").name
    assert stored.removesuffix(".pdf").replace("-", "").isalnum()
