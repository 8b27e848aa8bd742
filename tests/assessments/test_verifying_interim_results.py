"""An interim result is recomputed as a result is: while more is answered, and after the close."""

from __future__ import annotations

import pytest
from asking import answer, answered_by_everybody, opened
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments.actions.closing import request_close
from assessments.actions.interims import request_interim
from assessments.actions.street import close_assessment
from assessments.actions.verifications import request_verification
from assessments.models import Assessment, Basis, InterimResult, Outcome, Verification
from assessments.queries.verifications import list_verifications
from assessments.tasks import publish_interim, verify_result

pytestmark = pytest.mark.usefixtures("inside")


def published(assessment: Assessment) -> InterimResult:
    asked = request_interim(assessment=assessment, by=None)
    publish_interim.run(interim_id=asked.pk)
    asked.refresh_from_db()
    return asked


@pytest.fixture
def interim() -> InterimResult:
    """The second of an assessment, after which more was answered."""
    assessment = answered_by_everybody(opened())
    published(assessment)
    answer(assessment, "employees", [2, 3] * 10)
    found = published(assessment)
    answer(assessment, "managers", [4] * 8)
    return found


def work(interim: InterimResult, basis: str) -> Verification:
    asked = request_verification(result=interim, basis=basis, by=None)
    verify_result.run(verification_id=asked.pk)
    asked.refresh_from_db()
    return asked


@pytest.mark.parametrize("basis", Basis.values)
def test_an_untouched_interim_result_agrees_before_and_after_the_close(interim, basis):
    while_open = work(interim, basis)
    request_close(assessment=interim.assessment, by=None, now=timezone.now())
    result = close_assessment(assessment=interim.assessment, now=timezone.now())
    after = work(interim, basis)

    assert (while_open.outcome, after.outcome) == (Outcome.AGREES, Outcome.AGREES)
    assert after.compared == while_open.compared > 2000
    assert after.digest == interim.digest != result.digest


@pytest.mark.parametrize("basis", Basis.values)
def test_a_changed_figure_of_an_interim_result_is_named(interim, basis):
    before = interim.body["overall"]["elements"]["B2"]["mean"]
    interim.body["overall"]["elements"]["B2"]["mean"] = 3.9
    interim.save()

    done = work(interim, basis)

    assert done.differences == [["overall.elements.B2.mean", 3.9, before]]


def test_a_result_and_its_interim_one_are_recomputed_beside_each_other(interim):
    first = InterimResult.objects.get(number=1)
    request_close(assessment=interim.assessment, by=None, now=timezone.now())
    result = close_assessment(assessment=interim.assessment, now=timezone.now())

    jobs = [request_verification(result=of, basis="answers", by=None) for of in (result, interim)]

    assert jobs[0] != jobs[1] == request_verification(result=interim, basis="answers", by=None)
    listed = [list_verifications(result.assessment_id, interim=of) for of in (None, 1, 2)]
    assert [list(each) for each in listed] == [jobs[:1], [], jobs[1:]]
    assert first.digest != interim.digest


def test_the_command_recomputes_an_interim_result(interim, capsys):
    assessment = str(interim.assessment_id)
    call_command("verify_result", "acme", assessment, interim=2)

    assert f"fingerprint {interim.digest}" in capsys.readouterr().out
    with pytest.raises(CommandError, match="has no interim result 3"):
        call_command("verify_result", "acme", assessment, interim=3)
