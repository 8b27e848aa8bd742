"""A result is recomputed by a job that can be watched, cancelled and repeated."""

from __future__ import annotations

import pytest
from asking import about_to_close, answered_by_everybody, opened
from django.db.models.functions import Now
from django.utils import timezone

from assessments.actions.checking import check_result
from assessments.actions.street import close_assessment
from assessments.actions.verifications import (
    VerificationIsNotOver,
    VerificationIsOver,
    cancel_verification,
    request_verification,
    retry_verification,
)
from assessments.models import Basis, Outcome, Response, Result, Verification
from assessments.tasks import verify_result
from organizations.models import AuditEntry
from organizations.tenancy.lease import LEASE, JobStatus, claim

pytestmark = pytest.mark.usefixtures("inside")


@pytest.fixture
def result() -> Result:
    assessment = about_to_close(answered_by_everybody(opened()))
    return close_assessment(assessment=assessment, now=timezone.now())


def work(result: Result, basis: str = Basis.ANSWERS) -> Verification:
    asked = request_verification(result=result, basis=basis, by=None)
    verify_result.run(verification_id=asked.pk)
    asked.refresh_from_db()
    return asked


def tamper(result: Result, *path: str, value: object) -> Result:
    place = result.body
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    Result.objects.filter(pk=result.pk).update(body=result.body)
    return result


@pytest.mark.parametrize("basis", Basis.values)
def test_an_untouched_result_agrees_in_every_figure(result, basis):
    done = work(result, basis)

    assert (done.status, done.outcome, done.differing) == (JobStatus.READY, Outcome.AGREES, 0)
    assert done.compared > 2000
    assert done.digest == result.digest
    assert done.seconds > 0
    assert AuditEntry.objects.get(action="verify_result").details["compared"] == done.compared


@pytest.mark.parametrize("basis", Basis.values)
def test_a_changed_figure_is_named_with_both_values(result, basis):
    before = result.body["overall"]["elements"]["B2"]["mean"]
    tamper(result, "overall", "elements", "B2", "mean", value=3.9)

    done = work(result, basis)

    assert done.outcome == Outcome.DIFFERS
    assert done.differences == [["overall.elements.B2.mean", 3.9, before]]


def test_a_changed_count_is_found_without_any_answer(result):
    Response.objects.all().delete()
    counts = result.body["counts"]["organization"]["A1"]
    tamper(result, "counts", "organization", "A1", value=counts[::-1])

    done = work(result, Basis.RELEASED)

    assert done.outcome == Outcome.DIFFERS
    assert any(path.startswith("scores.organization.A1") for path, *_ in done.differences)


def test_a_changed_answer_is_found_and_not_told(result):
    changed = Response.objects.exclude(answers=[4] * 18).first()
    Response.objects.filter(pk=changed.pk).update(answers=[4] * 18)

    done = work(result)

    assert (done.outcome, done.answers_changed) == (Outcome.DIFFERS, True)
    assert ["counts", None, None] in done.differences
    assert all(len(path.split(".")) == 1 and again is None for path, _, again in done.differences)


def test_a_changed_fingerprint_is_found(result):
    Result.objects.filter(pk=result.pk).update(digest="0" * 64)

    done = work(result)

    assert done.differences == [["fingerprint", "0" * 64, result.digest]]


def test_a_result_of_another_engine_is_not_scored_anew(result):
    result.engine = "1.0.0"

    check = check_result(result, basis=Basis.ANSWERS)

    assert (check.outcome, check.compared) == (Outcome.OTHER_ENGINE, 0)


def test_whoever_asks_meanwhile_gets_the_same_job(result, leo):
    first = request_verification(result=result, basis=Basis.ANSWERS, by=leo)

    assert request_verification(result=result, basis=Basis.ANSWERS, by=None) == first


def test_a_small_result_is_checked_at_once_from_its_counts(inside):
    assessment = about_to_close(opened())
    empty = close_assessment(assessment=assessment, now=timezone.now())

    done = request_verification(result=empty, basis=Basis.RELEASED, by=None)

    assert (done.status, done.outcome) == (JobStatus.READY, Outcome.AGREES)


def test_a_cancelled_job_keeps_nothing_and_may_be_repeated(result, leo):
    asked = request_verification(result=result, basis=Basis.ANSWERS, by=leo)
    cancel_verification(verification=asked, by=leo)

    verify_result.run(verification_id=asked.pk)
    asked.refresh_from_db()
    assert (asked.status, asked.outcome) == (JobStatus.CANCELLED, "")

    retry_verification(verification=asked, by=leo)
    verify_result.run(verification_id=asked.pk)
    asked.refresh_from_db()
    assert asked.outcome == Outcome.AGREES
    with pytest.raises(VerificationIsOver):
        cancel_verification(verification=asked, by=leo)
    with pytest.raises(VerificationIsNotOver):
        retry_verification(verification=asked, by=leo)


def test_of_two_that_are_repeated_at_once_one_is_refused(result, leo):
    first = request_verification(result=result, basis=Basis.ANSWERS, by=leo)
    cancel_verification(verification=first, by=leo)
    seen_before = Verification.objects.get(pk=first.pk)
    retry_verification(verification=first, by=leo)
    with pytest.raises(VerificationIsNotOver):
        retry_verification(verification=seen_before, by=leo)

    cancel_verification(verification=first, by=leo)
    request_verification(result=result, basis=Basis.ANSWERS, by=leo)
    with pytest.raises(VerificationIsNotOver):
        retry_verification(verification=first, by=leo)

    assert AuditEntry.objects.filter(action="retry_verification").count() == 1


def test_a_worker_that_lost_the_job_keeps_nothing(result):
    asked = request_verification(result=result, basis=Basis.ANSWERS, by=None)
    claim(Verification, asked.pk)
    verify_result.run(verification_id=asked.pk)
    asked.refresh_from_db()
    assert asked.status == JobStatus.RUNNING

    Verification.objects.update(lease_until=Now() - LEASE)
    verify_result.run(verification_id=asked.pk)
    asked.refresh_from_db()
    assert (asked.outcome, asked.attempts) == (Outcome.AGREES, 2)
